"""As implantações de um ente em dez, com todos os passos, as provas deles, bloqueios e protocolos.

São 22 mil passos no ×1, 220 mil no ×10 e 2,2 milhões no ×100. Os passos se fazem em ordem, e a
situação de cada implantação é a que eles dão, pela mesma conta do portal.
"""

from psycopg import Connection

from identidade.choices import SituacaoPasso
from identidade.domain.situacao_implantacao import calcular_situacao
from identidade.models import Passo, Roteiro

CAMINHO = """
CREATE TEMP TABLE caminho (roteiro_id bigint, feitos int, situacao text) ON COMMIT DROP"""
FEITOS = """
CREATE TEMP TABLE feitos ON COMMIT DROP AS
SELECT i.id, i.roteiro_id,
       abs(hashtext(i.ente_id || ':' || i.produto_id)) % (n.etapas + 1) AS feitos
  FROM identidade_implantacao i
  JOIN (SELECT roteiro_id, count(*)::int AS etapas FROM identidade_etapa GROUP BY 1) n
 USING (roteiro_id)
 WHERE abs(hashtext(i.ente_id)) % 10 = 0"""
SITUACOES = """
UPDATE identidade_implantacao i
   SET situacao = c.situacao,
       producao_em = CASE WHEN c.situacao IN ('em_producao', 'em_uso') THEN now() END,
       uso_desde = CASE WHEN c.situacao = 'em_uso' THEN now() END
  FROM feitos f JOIN caminho c USING (roteiro_id, feitos) WHERE i.id = f.id"""
PASSOS = """
INSERT INTO identidade_passo (implantacao_id, etapa_id, situacao, feito_em, feito_por_id)
SELECT f.id, e.id, CASE WHEN e.n <= f.feitos THEN 'concluido' ELSE 'pendente' END,
       CASE WHEN e.n <= f.feitos THEN now() END, CASE WHEN e.n <= f.feitos THEN u.id END
  FROM feitos f
  JOIN (SELECT id, roteiro_id, row_number() OVER (PARTITION BY roteiro_id ORDER BY ordem) AS n
          FROM identidade_etapa) e USING (roteiro_id)
 CROSS JOIN (SELECT min(id) AS id FROM municipios_usuario) u
 ORDER BY f.id, e.n"""
# Dos feitos e do próximo: a primeira prova que a etapa aceita e que não é arquivo.
EVIDENCIAS = """
INSERT INTO identidade_evidencia (passo_id, tipo, situacao, texto, data, url, impressao, vence_em,
       itens, sem_rosto, enviada_por_id, enviada_em, conferida_por_id, conferida_em)
SELECT p.id, e.tipo, CASE WHEN e.revisa_sgd THEN 'aceita' ELSE 'registrada' END, 'Da bancada',
       current_date, 'https://cidade.gov.br/', repeat('A', 40), current_date + 365,
       '["Conferido"]', false, u.id, now(), CASE WHEN e.revisa_sgd THEN u.id END,
       CASE WHEN e.revisa_sgd THEN now() END
  FROM identidade_passo p JOIN feitos f ON f.id = p.implantacao_id
  JOIN (SELECT id, revisa_sgd, row_number() OVER (PARTITION BY roteiro_id ORDER BY ordem) AS n,
               (SELECT tipo FROM unnest(provas) WITH ORDINALITY AS t(tipo, ordem)
                 WHERE tipo NOT IN ('imagem', 'pdf', 'pdf_assinado', 'verificacao')
                 ORDER BY t.ordem LIMIT 1) AS tipo
          FROM identidade_etapa) e ON e.id = p.etapa_id AND e.n <= f.feitos + 1
 CROSS JOIN (SELECT min(id) AS id FROM municipios_usuario) u
 WHERE e.tipo IS NOT NULL"""
BLOQUEIOS = """
INSERT INTO identidade_bloqueio (implantacao_id, motivo_id, situacao, texto, lado, inicio, fim,
       aberto_por_id, aberto_em)
SELECT f.id, m.codigo, v.situacao, '', 'sgd', current_date - 40, v.fim, u.id, now()
  FROM feitos f
 CROSS JOIN (SELECT min(codigo) AS codigo FROM identidade_motivobloqueio) m
 CROSS JOIN (SELECT min(id) AS id FROM municipios_usuario) u
 CROSS JOIN (VALUES ('aberto', NULL, 10), ('encerrado', current_date - 20, 5)
            ) AS v(situacao, fim, um_em)
 WHERE f.id % v.um_em = 0"""
PROTOCOLOS = """
INSERT INTO identidade_protocolo (implantacao_id, numero, situacao, aberto_por_nome,
       aberto_por_contato, aberto_em, verificado_em, limite, registrado_por_id, registrado_em)
SELECT f.id, 'INT-' || f.id, 'aberto', 'Pessoa da bancada', 'bancada@exemplo.invalid',
       current_date - 30, current_date - 5, current_date + 30, u.id, now()
  FROM feitos f CROSS JOIN (SELECT min(id) AS id FROM municipios_usuario) u WHERE f.feitos >= 3"""


COMANDOS = (FEITOS, SITUACOES, PASSOS, EVIDENCIAS, BLOQUEIOS, PROTOCOLOS)


def andar(conexao: Connection) -> None:
    """Na transação de quem chama, com os gatilhos desligados."""
    conexao.execute(CAMINHO)
    with conexao.cursor() as cursor:
        cursor.executemany("INSERT INTO caminho VALUES (%s, %s, %s)", _caminhos())
    for comando in COMANDOS:
        conexao.execute(comando)


def _caminhos() -> list[tuple[int, int, str]]:
    """A situação que dão os primeiros passos de cada roteiro, do nenhum ao último."""
    caminhos = []
    for roteiro in Roteiro.objects.prefetch_related("etapas"):
        passos = [Passo(etapa=etapa) for etapa in roteiro.etapas.all()]
        for feitos in range(len(passos) + 1):
            for passo in passos[:feitos]:
                passo.situacao = SituacaoPasso.CONCLUIDO
            caminhos.append((roteiro.pk, feitos, str(calcular_situacao(passos, suspensa=False))))
    return caminhos
