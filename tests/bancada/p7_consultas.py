"""P7: consultas ao banco por endereço: não crescem com as linhas da página nem com as do banco.

Cada lista se pede com 10 e com 100 linhas; cada página, como o ponto focal a vê. O piso é o que o
mesmo endereço fez no menor dos bancos (nas listas, com 10 linhas).
"""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from identidade.models import Implantacao
from municipios.models import Usuario
from tests.bancada.cenario import cliente_da_api, cliente_da_pagina, pedir, ponto_focal
from tests.bancada.medida import Resultado

# Os tetos de `qualidade`: lista 4, detalhe 6, página 10.
TETO_DA_LISTA, TETO_DO_DETALHE, TETO_DA_PAGINA = 4, 6, 10
LISTAS = (
    "entes", "populacoes", "coortes", "adesoes", "pontos-focais", "produtos", "implantacoes",
    "evidencias", "bloqueios", "protocolos", "consolidados",
)  # fmt: skip
DETALHES = ("/api/v1/entes/{ente}/", "/api/v1/implantacoes/{implantacao}/")
PAGINAS = (
    "/painel/", "/entes/", "/entes/{ente}/", "/entes/{ente}/implantacoes/",
    "/implantacoes/{implantacao}/", "/implantacoes/{implantacao}/passos/1/",
)  # fmt: skip
_no_menor: dict[str, int] = {}


def medir(vezes: int) -> list[Resultado]:
    focal = ponto_focal()
    api, pagina = cliente_da_api(focal), cliente_da_pagina(focal)
    partes = _partes(focal)
    return [
        *(_da_lista(api, f"/api/v1/{lista}/", vezes) for lista in LISTAS),
        *(_de_um(api, modelo, partes, vezes, TETO_DO_DETALHE) for modelo in DETALHES),
        *(_de_um(pagina, modelo, partes, vezes, TETO_DA_PAGINA) for modelo in PAGINAS),
    ]


def _partes(focal: Usuario) -> dict[str, object]:
    """Uma implantação com passos, e o ente dela, dos que a pessoa administra."""
    andando = Implantacao.objects.visiveis_para(focal).filter(passos__isnull=False)
    implantacao = andando.order_by("pk")[0]
    return {"ente": implantacao.ente_id, "implantacao": implantacao.pk}


def _da_lista(cliente: Client, endereco: str, vezes: int) -> Resultado:
    poucas, muitas = (_contar(cliente, f"{endereco}?limite={limite}") for limite in (10, 100))
    return _resultado(
        endereco, vezes, muitas, _no_menor.setdefault(endereco, poucas), TETO_DA_LISTA
    )


def _de_um(
    cliente: Client, modelo: str, partes: dict[str, object], vezes: int, teto: int
) -> Resultado:
    feitas = _contar(cliente, modelo.format(**partes))
    return _resultado(modelo, vezes, feitas, _no_menor.setdefault(modelo, feitas), teto)


def _resultado(endereco: str, vezes: int, feitas: int, piso: int, teto: int) -> Resultado:
    return Resultado(
        id="P7",
        variante=f"consultas de {endereco}, ×{vezes}",
        nossa=feitas,
        piso=piso,
        razao=round(feitas / max(piso, 1), 2),
        meta=f"≤ {teto} e constante",
        cumpre=feitas == piso and feitas <= teto,
    )


def _contar(cliente: Client, endereco: str) -> int:
    pedir(cliente, endereco)
    with CaptureQueriesContext(connection) as consultas:
        pedir(cliente, endereco)
    return len(consultas)
