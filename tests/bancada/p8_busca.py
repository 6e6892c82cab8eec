"""P8: a caixa de busca contra o mesmo pedido em SQL puro, e contra `icontains`."""

from django.db import connection

from municipios.models import Ente
from tests.bancada.medida import Resultado, comparar

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
        comparar(
            "P8",
            f"busca com erro de digitação, ×{vezes}",
            nossa=lambda: list(Ente.objects.buscar("riberao das neves")[:10]),
            piso=lambda: _sql("%ribeirao das neves%"),
            teto=4.0,
        ),
    ]


def _sql(padrao: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(PISO, [padrao])
        cursor.fetchall()
