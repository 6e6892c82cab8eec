"""P5: um fato com consolidação contra o UPDATE puro; ler o painel; reconstruir contra GROUP BY."""

from django.db import connection, transaction

from identidade.choices import SituacaoImplantacao
from identidade.domain.consolidacao import consolidar, reconstruir
from identidade.domain.painel import painel_nacional
from identidade.models import Implantacao
from tests.bancada.medida import Resultado, comparar

GROUP_BY = """
SELECT e.uf, i.produto_id, i.situacao, count(*), sum(p.valor)
  FROM identidade_implantacao i JOIN municipios_ente e ON e.codigo_ibge = i.ente_id
  LEFT JOIN municipios_populacao p ON p.ente_id = e.codigo_ibge AND p.ano = 2025
 GROUP BY 1, 2, 3
"""
_VAIVEM = [SituacaoImplantacao.EM_PRODUCAO, SituacaoImplantacao.EM_HOMOLOGACAO]


def medir(vezes: int) -> list[Resultado]:
    ids = list(Implantacao.objects.order_by("?").values_list("pk", "ente_id")[:200])
    return [
        comparar(
            "P5a",
            f"um fato com consolidação, ×{vezes}",
            nossa=lambda: _fato(ids, com_consolidacao=True),
            piso=lambda: _fato(ids, com_consolidacao=False),
            teto=2.0,
        ),
        comparar(
            "P5b",
            f"ler o painel nacional, ×{vezes}",
            nossa=painel_nacional,
            piso=lambda: _consultar(GROUP_BY),
            teto=1.0,
        ),
        comparar(
            "P5c",
            f"reconstruir tudo, ×{vezes}",
            nossa=reconstruir,
            piso=lambda: _consultar(GROUP_BY),
            teto=1.5,
            rodadas=3,
        ),
    ]


def _fato(ids: list[tuple[int, str]], *, com_consolidacao: bool) -> None:
    for indice, (pk, ente) in enumerate(ids[:20]):
        with transaction.atomic():
            situacao = _VAIVEM[indice % 2]
            Implantacao.objects.filter(pk=pk).update(situacao=situacao)
            if com_consolidacao:
                consolidar([ente])


def _consultar(comando: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(comando)
        cursor.fetchall()
