"""`/api/v1/consolidados/`: as contagens do painel, públicas, cada uma com o denominador."""

from typing import Any

import pytest
from django.test import Client

from identidade.api.consolidado import ConsolidadoSerializer
from identidade.domain.consolidacao import consolidar
from identidade.models import Contagem
from tests.api import cliente_de, conferir_problema, linhas
from tests.builders import JOINVILLE, UBATUBA, VICOSA, criar_adesao, criar_ente, criar_populacao

CONSOLIDADOS = "/api/v1/consolidados/"


@pytest.fixture
def anonimo() -> Client:
    return cliente_de(None)


@pytest.fixture(autouse=True)
def tres_entes(db: None) -> None:
    """Só Viçosa aderiu."""
    for codigo, habitantes in ((VICOSA, 79_000), (UBATUBA, 93_000), (JOINVILLE, 654_000)):
        criar_populacao(criar_ente(codigo), habitantes)
    criar_adesao(criar_ente(VICOSA))
    consolidar([VICOSA, UBATUBA, JOINVILLE])


def ler(anonimo: Client, consulta: str) -> list[dict[str, Any]]:
    return linhas(anonimo.get(CONSOLIDADOS + consulta))


def test_listar_traz_numerador_e_denominador(anonimo: Client) -> None:
    (linha,) = ler(anonimo, "?dimensao=pais&indicador=aderiu")
    assert linha == {
        "dimensao": "pais",
        "chave": "BR",
        "esfera": "municipal",
        "indicador": "aderiu",
        "entes": 1,
        "total": 3,
        "populacao": 79_000,
        "populacao_total": 826_000,
    }
    assert list(linha) == ConsolidadoSerializer.Meta.fields


@pytest.mark.parametrize(
    ("consulta", "chaves"),
    [
        ("?dimensao=uf&indicador=aderiu", ["MG"]),
        ("?dimensao=uf&indicador=entes", ["MG", "SC", "SP"]),
        ("?dimensao=regiao&indicador=entes", ["S", "SE"]),
        ("?dimensao=faixa&indicador=entes", ["acima_de_300", "de_50_a_100"]),
        ("?chave=SP&indicador=entes", ["SP"]),
        ("?esfera=estadual", []),
        ("?indicador=assinatura:em_uso", []),
        ("?dimensao=pais&indicador=populacao:2024:estimativa", ["BR"]),
    ],
)
def test_listar_filtra(anonimo: Client, consulta: str, chaves: list[str]) -> None:
    assert [linha["chave"] for linha in ler(anonimo, consulta)] == chaves


@pytest.mark.parametrize(
    ("nome", "valor"),
    [
        ("dimensao", "bairro"),
        ("chave", "XX"),
        ("esfera", "federal"),
        ("indicador", "aderiram"),
        ("indicador", "autenticacao:voando"),
        ("indicador", "populacao:2024:palpite"),
    ],
)
def test_listar_recusa_valor_que_nao_ha(anonimo: Client, nome: str, valor: str) -> None:
    resposta = anonimo.get(CONSOLIDADOS, {nome: valor})
    problema = conferir_problema(resposta, 400, "dados_invalidos")
    assert [erro["pointer"] for erro in problema["errors"]] == [f"#/{nome}"]


def test_listar_omite_linha_zerada(anonimo: Client) -> None:
    Contagem.objects.filter(indicador="aderiu").update(entes=0, populacao=0)
    assert ler(anonimo, "?indicador=aderiu") == []


def test_listar_em_csv_tem_as_mesmas_colunas(anonimo: Client) -> None:
    resposta = anonimo.get(CONSOLIDADOS + "?formato=csv&dimensao=pais&indicador=aderiu")
    texto = b"".join(resposta.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    cabecalho, linha = texto.splitlines()
    assert cabecalho.split(";") == ConsolidadoSerializer.Meta.fields
    assert linha == "pais;BR;municipal;aderiu;1;3;79000;826000"
