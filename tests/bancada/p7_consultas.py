"""P7: consultas ao banco por endereço, com 10 e com 100 linhas: não crescem, e há um teto."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.bancada.cenario import cliente_da_api, pedir, ponto_focal
from tests.bancada.medida import Resultado

# Endereço, e o teto de consultas de `qualidade` (lista 4, detalhe 6, página 10).
ENDERECOS = {
    "/api/v1/entes/?limite={}": 4,
    "/api/v1/populacoes/?limite={}": 4,
    "/api/v1/coortes/?limite={}": 4,
    "/api/v1/adesoes/?limite={}": 4,
    "/api/v1/pontos-focais/?limite={}": 4,
    "/api/v1/produtos/?limite={}": 4,
    "/api/v1/implantacoes/?limite={}": 4,
    "/api/v1/consolidados/?limite={}": 4,
}


def medir(vezes: int) -> list[Resultado]:
    cliente = cliente_da_api(ponto_focal())
    return [_medir(cliente, modelo, teto, vezes) for modelo, teto in ENDERECOS.items()]


def _medir(cliente: Client, modelo: str, teto: int, vezes: int) -> Resultado:
    poucas, muitas = (_contar(cliente, modelo.format(limite)) for limite in (10, 100))
    return Resultado(
        id="P7",
        variante=f"consultas de {modelo.partition('?')[0]}, ×{vezes}",
        nossa=muitas,
        piso=poucas,
        razao=round(muitas / max(poucas, 1), 2),
        meta=f"≤ {teto} e constante",
        cumpre=muitas == poucas and muitas <= teto,
    )


def _contar(cliente: Client, endereco: str) -> int:
    pedir(cliente, endereco)
    with CaptureQueriesContext(connection) as consultas:
        pedir(cliente, endereco)
    return len(consultas)
