"""Provas e bloqueios pela API: o `If-Match` vale, e o arquivo se envia."""

import pytest
from django.test import Client

from identidade.choices import TipoEvidencia
from identidade.domain.bloqueio import bloquear
from identidade.domain.evidencia import juntar
from identidade.domain.prova import Prova
from identidade.models import Etapa, Evidencia, Implantacao, MotivoBloqueio
from municipios.models import Ente, Usuario
from tests.api import cliente_de
from tests.builders import pdf
from tests.identidade.andamento import comecar, passo_de

RAIZ = "/api/v1"


@pytest.fixture
def implantacao(vicosa: Ente, ana: Usuario) -> Implantacao:
    return comecar(vicosa, ana)


@pytest.fixture
def cliente(ana: Usuario) -> Client:
    return cliente_de(ana)


@pytest.mark.matriz("C3")
def test_ato_sobre_versao_velha_e_recusado(
    cliente: Client, implantacao: Implantacao, ana: Usuario
) -> None:
    prova = juntar(passo_de(implantacao, 3), Prova(TipoEvidencia.PROTOCOLO, texto="1"), por=ana)
    espera = MotivoBloqueio.objects.get(pk="espera_sgd")
    bloqueio = bloquear(implantacao, por=ana, motivo=espera)
    dito = {"motivo": "Engano"}
    for endereco, verbo in (
        (f"{RAIZ}/evidencias/{prova.pk}/", "retirar"),
        (f"{RAIZ}/bloqueios/{bloqueio.pk}/", "encerrar"),
    ):
        lida = cliente.get(endereco).headers["ETag"]
        agir = f"{endereco}{verbo}/"
        tipo = "application/json"
        assert cliente.post(agir, dito, tipo, headers={"If-Match": '"velha"'}).status_code == 412
        assert cliente.post(agir, dito, tipo, headers={"If-Match": lida}).status_code == 200
        assert cliente.post(agir, dito, tipo, headers={"If-Match": lida}).status_code == 412


def test_arquivo_se_envia_e_o_que_nao_serve_e_recusado(
    cliente: Client, implantacao: Implantacao
) -> None:
    passo = passo_de(implantacao, 2)
    assert Etapa.objects.filter(pk=passo.etapa_id, provas__contains=["pdf"]).exists()
    envio = f"{RAIZ}/evidencias/enviar/"
    feita = cliente.post(envio, {"passo": passo.pk, "tipo": "pdf", "arquivo": pdf()})
    assert (feita.status_code, feita.json()["tipo"]) == (201, "pdf")
    imagem = cliente.post(envio, {"passo": passo.pk, "tipo": "imagem", "arquivo": pdf()})
    assert imagem.status_code == 409
    alheio = cliente.post(envio, {"passo": 0, "tipo": "pdf", "arquivo": pdf()})
    assert alheio.status_code == 400
    assert Evidencia.objects.count() == 1
