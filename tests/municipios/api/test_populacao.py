"""`/api/v1/populacoes/`: pública, com ano e fonte em cada linha."""

import pytest

from municipios.api.populacao import PopulacaoSerializer
from municipios.choices import FontePopulacao
from municipios.models import Populacao
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas
from tests.builders import UBATUBA, VICOSA, criar_ente, criar_populacao

POPULACOES = "/api/v1/populacoes/"


@pytest.fixture(autouse=True)
def populacoes(db: None) -> None:
    vicosa, ubatuba = criar_ente(VICOSA), criar_ente(UBATUBA)
    criar_populacao(vicosa, 76_430, ano=2022, fonte=FontePopulacao.CENSO)
    criar_populacao(vicosa, 79_000)
    criar_populacao(ubatuba, 93_000)


@pytest.mark.parametrize(
    ("consulta", "valores"),
    [
        ("", [76_430, 79_000, 93_000]),
        (f"?ente={UBATUBA}", [93_000]),
        ("?uf=MG&ano=2024", [79_000]),
        ("?fonte=censo", [76_430]),
        ("?ano=2199", []),
    ],
)
def test_listar_responde_a_anonimo(consulta: str, valores: list[int]) -> None:
    assert [p["valor"] for p in linhas(cliente_de(None).get(POPULACOES + consulta))] == valores


def test_listar_pagina_por_chave_de_tres_partes() -> None:
    anonimo = cliente_de(None)
    lidos, endereco = [], f"{POPULACOES}?limite=1"
    while endereco:
        pagina = anonimo.get(endereco).json()
        lidos += [p["valor"] for p in pagina["results"]]
        endereco = pagina["next"]
    assert lidos == [76_430, 79_000, 93_000]


def test_listar_cumpre_o_contrato() -> None:
    for linha in linhas(cliente_de(None).get(POPULACOES)):
        populacao = Populacao.objects.get(
            ente=linha["ente"], ano=linha["ano"], fonte=linha["fonte"]
        )
        igual_ao_serializador(linha, populacao, PopulacaoSerializer)


def test_listar_recusa_codigo_torto() -> None:
    resposta = cliente_de(None).get(POPULACOES + "?ente=12345")
    conferir_problema(resposta, 400, "dados_invalidos")
