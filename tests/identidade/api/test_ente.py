"""`/api/v1/entes/`: público, por código IBGE, cada número com a sua referência."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from identidade.api.ficha_do_ente import EnteSerializer
from identidade.domain.consolidacao import consolidar
from municipios.choices import FontePopulacao, OrigemMembro, RegraCoorte, SituacaoEnte
from municipios.models import Coorte, Ente, Membro
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas
from tests.builders import (
    JOINVILLE,
    UBATUBA,
    VICOSA,
    criar_adesao,
    criar_ente,
    criar_populacao,
)

ENTES = "/api/v1/entes/"


@pytest.fixture
def anonimo() -> Client:
    return cliente_de(None)


@pytest.fixture
def tres_entes(db: None) -> None:
    vicosa, ubatuba, joinville = (criar_ente(c) for c in (VICOSA, UBATUBA, JOINVILLE))
    criar_populacao(vicosa, 76_000)
    criar_populacao(ubatuba, 93_000)
    criar_populacao(joinville, 616_000, ano=2022, fonte=FontePopulacao.CENSO)
    criar_populacao(joinville, 654_000)
    criar_adesao(joinville)
    consolidar([VICOSA, UBATUBA, JOINVILLE])


def codigos(cliente: Client, consulta: str) -> list[str]:
    return [linha["codigo_ibge"] for linha in linhas(cliente.get(ENTES + consulta))]


@pytest.mark.usefixtures("tres_entes")
def test_listar_responde_a_anonimo_com_ano_e_fonte(anonimo: Client) -> None:
    resposta = anonimo.get(ENTES)
    assert resposta.json()["next"] is resposta.json()["previous"] is None
    por_codigo = {linha["codigo_ibge"]: linha for linha in linhas(resposta)}
    assert por_codigo[JOINVILLE]["populacao"] == {
        "valor": 654_000,
        "ano": 2024,
        "fonte": "estimativa",
    }
    assert por_codigo[JOINVILLE]["aderiu"] is True


@pytest.mark.usefixtures("tres_entes")
@pytest.mark.parametrize(
    ("consulta", "esperados"),
    [
        ("?uf=MG", [VICOSA]),
        ("?regiao=S", [JOINVILLE]),
        ("?esfera=estadual", []),
        ("?populacao_min=93000", [UBATUBA, JOINVILLE]),
        ("?populacao_min=600000&populacao_ano=2022", [JOINVILLE]),
        ("?populacao_min=620000&populacao_ano=2022", []),
        ("?aderiu=true", [JOINVILLE]),
        ("?aderiu=false", [VICOSA, UBATUBA]),
        ("?busca=UBATÚBA", [UBATUBA]),
        ("?busca=joinville&uf=SC", [JOINVILLE]),
        ("?busca=joinville&uf=MG", []),
    ],
)
def test_listar_filtra(anonimo: Client, consulta: str, esperados: list[str]) -> None:
    assert sorted(codigos(anonimo, consulta)) == sorted(esperados)


@pytest.mark.usefixtures("tres_entes")
def test_listar_em_outro_ano_mostra_a_populacao_dele(anonimo: Client) -> None:
    (linha,) = linhas(anonimo.get(ENTES + "?uf=SC&populacao_ano=2022"))
    assert linha["populacao"] == {"valor": 616_000, "ano": 2022, "fonte": "censo"}


@pytest.mark.usefixtures("tres_entes")
def test_listar_por_coorte_mostra_so_membros_de_hoje(anonimo: Client) -> None:
    coorte = Coorte.objects.create(codigo="teste", nome="Teste", regra=RegraCoorte.LISTA)
    Membro.objects.create(
        coorte=coorte, ente_id=UBATUBA, origem=OrigemMembro.ESCOLHA, motivo="pediu"
    )
    assert codigos(anonimo, "?coorte=teste") == [UBATUBA]
    corpo = conferir_problema(anonimo.get(ENTES + "?coorte=outra"), 400, "dados_invalidos")
    assert corpo["errors"][0]["pointer"] == "#/coorte"


@pytest.mark.usefixtures("tres_entes")
def test_listar_pagina_para_a_frente_e_para_tras(anonimo: Client) -> None:
    primeira = anonimo.get(ENTES + "?limite=2").json()
    segunda = anonimo.get(primeira["next"]).json()
    assert [e["codigo_ibge"] for e in primeira["results"]] == [VICOSA, UBATUBA]
    assert [e["codigo_ibge"] for e in segunda["results"]] == [JOINVILLE]
    assert segunda["next"] is None
    volta = anonimo.get(segunda["previous"]).json()
    assert volta["results"] == primeira["results"]
    assert volta["previous"] is None


@pytest.mark.usefixtures("tres_entes")
def test_buscar_pagina_pela_posicao(anonimo: Client) -> None:
    criar_ente("4209103", nome="Joinville do Norte", uf="SC")
    primeira = anonimo.get(ENTES + "?busca=joinville&limite=1").json()
    segunda = anonimo.get(primeira["next"]).json()
    assert [e["codigo_ibge"] for e in primeira["results"]] == [JOINVILLE]
    assert [e["codigo_ibge"] for e in segunda["results"]] == ["4209103"]
    assert segunda["next"] is None
    assert anonimo.get(segunda["previous"]).json()["results"] == primeira["results"]


@pytest.mark.matriz("C8")
@pytest.mark.usefixtures("tres_entes")
@pytest.mark.parametrize("cursor", ["abc", "WzAsIjAiXQ.assinatura", "%00", "Ξ", "." * 600])
def test_listar_recusa_cursor_forjado(anonimo: Client, cursor: str) -> None:
    corpo = conferir_problema(anonimo.get(f"{ENTES}?cursor={cursor}"), 400, "dados_invalidos")
    assert corpo["errors"][0]["pointer"] == "#/cursor"


@pytest.mark.matriz("C8")
@pytest.mark.usefixtures("tres_entes")
def test_listar_recusa_cursor_de_outra_ordem(anonimo: Client) -> None:
    cursor = anonimo.get(ENTES + "?busca=i&limite=1").json()["next"].partition("cursor=")[2]
    conferir_problema(anonimo.get(f"{ENTES}?cursor={cursor}"), 400, "dados_invalidos")


@pytest.mark.matriz("C8")
@pytest.mark.usefixtures("tres_entes")
def test_listar_segura_limite_absurdo(anonimo: Client) -> None:
    assert len(codigos(anonimo, "?limite=1000000000")) == 3
    for limite in ("0", "-1", "dez", "9" * 5000):
        conferir_problema(anonimo.get(f"{ENTES}?limite={limite}"), 400, "dados_invalidos")


@pytest.mark.parametrize(
    "consulta", ["?cor=azul", "?uf=XX", "?uf=", "?uf=MG&uf=SP", "?populacao_min=-1", "?busca=%00"]
)
def test_listar_recusa_parametro_errado(anonimo: Client, consulta: str) -> None:
    corpo = conferir_problema(anonimo.get(ENTES + consulta), 400, "dados_invalidos")
    assert corpo["errors"][0]["onde"] == "consulta"


@pytest.mark.usefixtures("tres_entes")
def test_listar_e_ver_cumprem_o_contrato(anonimo: Client) -> None:
    for linha in linhas(anonimo.get(ENTES)):
        ente = Ente.objects.get(pk=linha["codigo_ibge"])
        igual_ao_serializador(linha, ente, EnteSerializer)
        assert anonimo.get(f"{ENTES}{ente.pk}/").json() == linha


@pytest.mark.usefixtures("tres_entes")
def test_listar_sem_mudanca_responde_304(anonimo: Client) -> None:
    primeira = anonimo.get(ENTES)
    outra = anonimo.get(ENTES, headers={"if-none-match": primeira["ETag"]})
    assert outra.status_code == 304
    assert outra["ETag"] == primeira["ETag"]
    assert outra.content == b""
    Ente.objects.filter(pk=VICOSA).update(dominio_oficial="vicosa.mg.gov.br")
    nova = anonimo.get(ENTES, headers={"if-none-match": primeira["ETag"]})
    assert nova.status_code == 200
    assert nova["ETag"] != primeira["ETag"]


def test_listar_publica_pode_ser_guardada(anonimo: Client, db: None) -> None:
    resposta = anonimo.get(ENTES)
    assert resposta["Cache-Control"] == "public, max-age=60"
    assert {"Accept", "Authorization"} <= set(resposta["Vary"].split(", "))
    assert not resposta.cookies


@pytest.mark.matriz("C9")
def test_listar_em_csv_neutraliza_formula(anonimo: Client, vicosa: Ente) -> None:
    Ente.objects.filter(pk=VICOSA).update(nome="=1+1")
    resposta = anonimo.get(ENTES + "?formato=csv")
    texto = b"".join(resposta.streaming_content).decode()  # type: ignore[attr-defined]
    assert resposta["Content-Type"] == "text/csv; charset=utf-8"
    assert texto.startswith("\ufeffcodigo_ibge;nome;")
    assert f"\r\n{VICOSA};'=1+1;municipal;MG" in texto


def test_listar_sem_extintos(anonimo: Client, vicosa: Ente) -> None:
    Ente.objects.filter(pk=VICOSA).update(situacao=SituacaoEnte.EXTINTO)
    assert codigos(anonimo, "") == []
    assert anonimo.get(f"{ENTES}{VICOSA}/").json()["situacao"] == "extinto"


def test_ver_brasilia_leva_ao_distrito_federal(anonimo: Client) -> None:
    resposta = anonimo.get(f"{ENTES}5300108/")
    assert resposta.status_code == 308
    assert resposta["Location"] == f"{ENTES}53/"


@pytest.mark.parametrize("codigo", ["3171304", "31713", "%00", "9" * 40, "a"])
def test_ver_inexistente_responde_404(anonimo: Client, db: None, codigo: str) -> None:
    conferir_problema(anonimo.get(f"{ENTES}{codigo}/"), 404, "nao_encontrado")


@pytest.mark.usefixtures("tres_entes")
def test_listar_custa_uma_consulta(anonimo: Client) -> None:
    with CaptureQueriesContext(connection) as consultas:
        anonimo.get(ENTES)
    assert len(consultas) == 1
