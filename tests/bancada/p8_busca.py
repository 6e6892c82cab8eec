"""P8: a caixa de busca contra o mesmo pedido em SQL puro, e contra `icontains`."""

import statistics

from django.db import connection

from municipios.models import Ente
from tests.bancada.medida import Resultado, avisar, com_teto, comparar, intercalar

PISO = """
SELECT codigo_ibge, nome, uf FROM municipios_ente
 WHERE busca LIKE %s ORDER BY busca LIMIT 10
"""


def medir(vezes: int) -> list[Resultado]:
    par = {"icontains": lambda: list(Ente.objects.filter(nome__icontains="joinville")[:10])}
    return [
        comparar(
            "P8",
            f"busca por nome, ×{vezes}",
            nossa=lambda: list(Ente.objects.buscar("joinville")[:10]),
            piso=lambda: _sql("%joinville%"),
            pares=par,
            teto=2.0,
        ),
        _com_erro(vezes),
    ]


def _com_erro(vezes: int) -> Resultado:
    """O caminho do erro de digitação tem meta em milissegundos: nenhum SQL simples o faz."""
    variante = f"busca com erro de digitação, ×{vezes}"
    avisar(f"P8 {variante}…")
    tempos = intercalar({"nossa": lambda: list(Ente.objects.buscar("riberao das neves")[:10])})
    return com_teto("P8", variante, statistics.median(tempos["nossa"]), 60, "≤ 60 ms")


def _sql(padrao: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(PISO, [padrao])
        cursor.fetchall()
