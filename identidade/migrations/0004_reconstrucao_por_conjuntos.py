"""A ficha sai de junções, não de uma consulta por ente; a noite calcula cada coisa uma vez só.

Redefine as funções de mesmo nome de 0002 e 0003.
"""

from django.db import migrations

CALCULAR_ENTES = """
CREATE OR REPLACE FUNCTION public.redegov_calcular_entes(codigos text[])
RETURNS TABLE (ente_id text, esfera text, uf text, regiao text, faixa text, populacao integer,
               populacao_ano smallint, populacao_fonte text, coortes varchar[], aderiu boolean,
               aderiu_em date, pontos_focais smallint, implantacoes smallint, integrou boolean,
               utiliza boolean)
LANGUAGE sql STABLE AS $$
SELECT e.codigo_ibge, e.esfera, e.uf, e.regiao,
       CASE WHEN p.valor IS NULL THEN 'sem_dado'
            WHEN p.valor <= 20000 THEN 'ate_20'
            WHEN p.valor <= 50000 THEN 'de_20_a_50'
            WHEN p.valor <= 100000 THEN 'de_50_a_100'
            WHEN p.valor <= 300000 THEN 'de_100_a_300'
            ELSE 'acima_de_300' END,
       p.valor, p.ano, COALESCE(p.fonte, ''), COALESCE(m.coortes, '{}'),
       a.id IS NOT NULL, a.vigente_desde, COALESCE(f.abertos, 0)::smallint,
       COALESCE(i.implantacoes, 0)::smallint, COALESCE(i.integrou, false),
       COALESCE(i.utiliza, false)
  FROM municipios_ente e
  LEFT JOIN (
       -- O ano mais novo; no mesmo ano, o censo antes da estimativa.
       SELECT DISTINCT ON (ente_id) ente_id, valor, ano, fonte FROM municipios_populacao
        WHERE ente_id = ANY (codigos) ORDER BY ente_id, ano DESC, fonte) p
    ON p.ente_id = e.codigo_ibge
  LEFT JOIN (
       SELECT m.ente_id, array_agg(c.codigo ORDER BY c.codigo) AS coortes
         FROM municipios_membro m JOIN municipios_coorte c ON c.id = m.coorte_id
        WHERE m.ente_id = ANY (codigos) AND m.saiu_em IS NULL GROUP BY m.ente_id) m
    ON m.ente_id = e.codigo_ibge
  LEFT JOIN municipios_adesao a
    ON a.ente_id = e.codigo_ibge AND a.situacao IN ('vigente', 'denunciada')
  LEFT JOIN (
       SELECT ente_id, count(*) AS abertos FROM municipios_pontofocal
        WHERE ente_id = ANY (codigos) AND situacao IN ('indicado', 'confirmado')
        GROUP BY ente_id) f
    ON f.ente_id = e.codigo_ibge
  LEFT JOIN (
       SELECT ente_id, count(*) AS implantacoes,
              bool_or(situacao IN ('em_producao', 'em_uso')) AS integrou,
              bool_or(situacao = 'em_uso') AS utiliza
         FROM identidade_implantacao WHERE ente_id = ANY (codigos) GROUP BY ente_id) i
    ON i.ente_id = e.codigo_ibge
 WHERE e.codigo_ibge = ANY (codigos) AND e.situacao = 'ativo'
$$"""

CALCULAR_PRODUTOS = """
CREATE OR REPLACE FUNCTION public.redegov_calcular_produtos(codigos text[])
RETURNS TABLE (ente_id text, produto_id text, situacao text, implantacoes smallint,
               integrou boolean, utiliza boolean)
LANGUAGE sql STABLE AS $$
SELECT i.ente_id, i.produto_id, o.situacoes[i.mais_avancada], i.implantacoes,
       i.mais_avancada >= 7, i.mais_avancada >= 8
  FROM (VALUES (ARRAY['suspensa', 'nao_iniciada', 'em_diagnostico', 'solicitada',
                      'em_homologacao', 'homologada', 'em_producao', 'em_uso'])) AS o(situacoes)
 CROSS JOIN LATERAL (
       SELECT ente_id, produto_id, count(*)::smallint AS implantacoes,
              max(array_position(o.situacoes, situacao::text)) AS mais_avancada
         FROM identidade_implantacao WHERE ente_id = ANY (codigos)
        GROUP BY ente_id, produto_id) i
  JOIN municipios_ente e ON e.codigo_ibge = i.ente_id AND e.situacao = 'ativo'
$$"""

# Os entes cuja ficha guardada difere do que as origens dizem agora, e em quantas linhas.
FICHAS_DIFERENTES = """
CREATE FUNCTION public.redegov_fichas_diferentes(codigos text[])
RETURNS TABLE (ente_id text, linhas bigint)
LANGUAGE sql STABLE AS $$
SELECT d.ente_id, count(*) FROM (
  SELECT ente_id FROM redegov_calcular_entes(codigos) n
    FULL JOIN (SELECT * FROM identidade_consolidadoente WHERE ente_id = ANY (codigos)) c
   USING (ente_id)
   WHERE (c.esfera, c.uf, c.regiao, c.faixa, c.populacao, c.populacao_ano, c.populacao_fonte,
          c.coortes, c.aderiu, c.aderiu_em, c.pontos_focais, c.implantacoes, c.integrou, c.utiliza)
         IS DISTINCT FROM
         (n.esfera, n.uf, n.regiao, n.faixa, n.populacao, n.populacao_ano, n.populacao_fonte,
          n.coortes, n.aderiu, n.aderiu_em, n.pontos_focais, n.implantacoes, n.integrou, n.utiliza)
  UNION ALL
  SELECT ente_id FROM redegov_calcular_produtos(codigos) n
    FULL JOIN (SELECT * FROM identidade_consolidadoproduto WHERE ente_id = ANY (codigos)) c
   USING (ente_id, produto_id)
   WHERE (c.situacao, c.implantacoes, c.integrou, c.utiliza) IS DISTINCT FROM
         (n.situacao, n.implantacoes, n.integrou, n.utiliza)) d
 GROUP BY d.ente_id
$$"""

# Quantas contagens guardadas diferem das que estas somas dão.
CONTAGENS_DIFERENTES = """
CREATE FUNCTION public.redegov_contagens_diferentes(somas redegov_soma[])
RETURNS bigint LANGUAGE sql STABLE AS $$
SELECT count(*) FROM redegov_espalhar(somas) n
  FULL JOIN identidade_contagem c USING (dimensao, chave, esfera, indicador)
 WHERE COALESCE(c.entes, 0) <> COALESCE(n.entes, 0)
    OR COALESCE(c.populacao, 0) <> COALESCE(n.populacao, 0)
$$"""

# STABLE: tudo sai de um só retrato do banco, em que fato e consolidado (ou fato e pendência)
# aparecem juntos; pendente não conta.
DIVERGENCIAS = """
CREATE OR REPLACE FUNCTION public.redegov_divergencias()
RETURNS integer LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
DECLARE em_dia text[]; fichas bigint;
BEGIN
  em_dia := ARRAY(SELECT codigo_ibge FROM municipios_ente e
                   WHERE NOT EXISTS (SELECT FROM municipios_entependente p
                                      WHERE p.ente_id = e.codigo_ibge));
  SELECT COALESCE(sum(linhas), 0) INTO fichas FROM redegov_fichas_diferentes(em_dia);
  RETURN fichas + redegov_contagens_diferentes(
    ARRAY(SELECT s FROM redegov_somar(ARRAY(SELECT codigo_ibge FROM municipios_ente)) s));
END $$"""

# A noite: confere, regrava só as fichas que diferem e refaz as contagens só se algo mudou.
RECONSTRUIR = """
CREATE OR REPLACE FUNCTION public.redegov_reconstruir(agora timestamptz)
RETURNS integer LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE todos text[]; diferentes text[]; somas redegov_soma[]; fichas bigint; contagens bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(20190423);
  todos := ARRAY(SELECT codigo_ibge FROM municipios_ente ORDER BY codigo_ibge);
  SELECT array_agg(d.ente_id), COALESCE(sum(d.linhas) FILTER (WHERE p.ente_id IS NULL), 0)
    INTO diferentes, fichas
    FROM redegov_fichas_diferentes(todos) d
    LEFT JOIN (SELECT DISTINCT ente_id FROM municipios_entependente) p USING (ente_id);
  somas := ARRAY(SELECT s FROM redegov_somar(todos) s);
  contagens := redegov_contagens_diferentes(somas);
  IF diferentes IS NOT NULL THEN
    PERFORM redegov_gravar_consolidados(diferentes, agora);
    somas := ARRAY(SELECT s FROM redegov_somar(todos) s);
  END IF;
  IF contagens > 0 OR diferentes IS NOT NULL THEN
    DELETE FROM identidade_contagem c
     WHERE NOT EXISTS (SELECT FROM redegov_espalhar(somas) n
                        WHERE (c.dimensao, c.chave, c.esfera, c.indicador)
                            = (n.dimensao, n.chave, n.esfera, n.indicador));
    MERGE INTO identidade_contagem c USING redegov_espalhar(somas) n
       ON (c.dimensao, c.chave, c.esfera, c.indicador)
        = (n.dimensao, n.chave, n.esfera, n.indicador)
     WHEN MATCHED AND (c.entes <> n.entes OR c.populacao <> n.populacao)
          THEN UPDATE SET entes = n.entes, populacao = n.populacao
     WHEN NOT MATCHED THEN INSERT (dimensao, chave, esfera, indicador, entes, populacao)
          VALUES (n.dimensao, n.chave, n.esfera, n.indicador, n.entes, n.populacao);
  END IF;
  RETURN fichas + contagens;
END $$"""


class Migration(migrations.Migration):
    dependencies = [("identidade", "0003_denunciada_ainda_em_vigor")]

    operations = [
        migrations.RunSQL(funcao, migrations.RunSQL.noop)
        for funcao in (
            CALCULAR_ENTES,
            CALCULAR_PRODUTOS,
            FICHAS_DIFERENTES,
            CONTAGENS_DIFERENTES,
            DIVERGENCIAS,
            RECONSTRUIR,
        )
    ]
