"""P5 com passos e provas: um passo concluído e reaberto, a página do painel, e a diferença zero.

O passo se conclui pelo verbo do portal (permissão, prova, marcos, história), a situação se deriva
dele e o consolidado muda. O piso são dois UPDATE da mesma linha. Não há meta para a razão, que é o
preço do verbo inteiro: a meta é ela não crescer com o número de passos.
"""

from functools import partial

from django.db import connection, transaction
from django.utils import timezone

from identidade.choices import Marco, SituacaoImplantacao
from identidade.domain.consolidacao import contar_divergencias
from identidade.domain.painel import painel_nacional
from identidade.domain.passo import concluir, reabrir
from identidade.models import Passo
from municipios.models import Usuario
from tests.bancada.cenario import cliente_da_pagina, da_equipe, pedir
from tests.bancada.medida import Resultado, com_crescimento, comparar, nenhuma

PASSOS_POR_RODADA = 5
# A situação que os passos dão, em SQL escrito à parte: cada marco que o roteiro tem, na ordem.
SITUACOES_DIFERENTES = """
WITH m (marco, ordem, situacao) AS (VALUES
       ('solicitacao', 1, 'solicitada'), ('credencial_homologacao', 2, 'em_homologacao'),
       ('homologacao', 3, 'homologada'), ('producao', 4, 'em_producao'), ('uso', 5, 'em_uso')),
     por_marco AS (
SELECT p.implantacao_id, m.ordem, m.situacao,
       bool_and(p.situacao = 'concluido' OR p.situacao = 'dispensado' AND m.ordem < 3) AS alcancado
  FROM identidade_passo p JOIN identidade_etapa e ON e.id = p.etapa_id
  JOIN m USING (marco) WHERE p.fora_em IS NULL GROUP BY 1, 2, 3),
     falta AS (
SELECT implantacao_id, min(ordem) AS ordem FROM por_marco WHERE NOT alcancado GROUP BY 1),
     alcancada AS (
SELECT DISTINCT ON (implantacao_id) implantacao_id, situacao
  FROM por_marco JOIN falta f USING (implantacao_id) WHERE por_marco.ordem < f.ordem
 ORDER BY implantacao_id, por_marco.ordem DESC),
     comecou AS (
SELECT implantacao_id, bool_or(situacao <> 'pendente') AS comecou FROM identidade_passo
 WHERE fora_em IS NULL GROUP BY 1)
SELECT count(*) FROM identidade_implantacao i
  JOIN comecou c ON c.implantacao_id = i.id
  LEFT JOIN falta f ON f.implantacao_id = i.id
  LEFT JOIN alcancada a ON a.implantacao_id = i.id
 WHERE i.situacao <> CASE WHEN i.suspensa_em IS NOT NULL THEN 'suspensa'
                          WHEN f.implantacao_id IS NULL THEN 'em_uso'
                          ELSE COALESCE(a.situacao, CASE WHEN c.comecou THEN 'em_diagnostico'
                                                         ELSE 'nao_iniciada' END) END
"""


def medir(vezes: int) -> list[Resultado]:
    por, passos = da_equipe(), _a_conceder()
    passo = comparar(
        "P5d",
        f"concluir e reabrir um passo, ×{vezes}",
        nossa=lambda: _pelo_portal(passos, por),
        piso=lambda: _por_update(passos),
    )
    pagina = comparar(
        "P5e",
        f"página do painel ÷ leitura, ×{vezes}",
        nossa=partial(pedir, cliente_da_pagina(), "/painel/"),
        piso=painel_nacional,
    )
    return [
        *com_crescimento(passo),
        *com_crescimento(pagina),
        nenhuma("P5f", f"situações que diferem dos passos, ×{vezes}", _diferentes()),
        nenhuma("P5f", f"consolidados que diferem, ×{vezes}", contar_divergencias()),
    ]


def _a_conceder() -> list[Passo]:
    """O passo da produção de algumas homologadas: concluí-lo muda a situação e as contagens."""
    homologadas = Passo.objects.filter(
        implantacao__situacao=SituacaoImplantacao.HOMOLOGADA, etapa__marco=Marco.PRODUCAO
    )
    return list(homologadas.order_by("pk")[:PASSOS_POR_RODADA])


def _pelo_portal(passos: list[Passo], por: Usuario) -> None:
    for passo in passos:
        concluir(passo, por=por)
        reabrir(passo, por=por, motivo="Bancada")


def _por_update(passos: list[Passo]) -> None:
    for passo in passos:
        for feito_em in (timezone.now(), None):
            with transaction.atomic():
                Passo.objects.filter(pk=passo.pk).update(feito_em=feito_em)


def _diferentes() -> int:
    with connection.cursor() as cursor:
        cursor.execute(SITUACOES_DIFERENTES)
        return int(cursor.fetchone()[0])
