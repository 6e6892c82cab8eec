"""`/api/v1/protocolos/`: registrar, verificar e concluir, sobre a versão que se leu."""

import pytest

from identidade.models import Protocolo
from municipios.models import Ente, Historico, Usuario
from tests.api import cliente_de, conferir_problema, linhas
from tests.identidade.andamento import comecar

pytestmark = pytest.mark.django_db
JSON = "application/json"
PROTOCOLOS = "/api/v1/protocolos/"


@pytest.fixture
def protocolo(vicosa: Ente, ana: Usuario, carla: Usuario) -> Protocolo:
    dados = {
        "implantacao": comecar(vicosa, carla).pk,
        "numero": "2026-1",
        "aberto_por_nome": "Ana",
        "aberto_por_contato": "ana@vicosa.invalid",
    }
    assert cliente_de(ana).post(PROTOCOLOS, dados, content_type=JSON).status_code == 201
    return Protocolo.objects.get()


def test_verifica_e_conclui_sobre_a_versao_lida(protocolo: Protocolo, ana: Usuario) -> None:
    cliente, onde = cliente_de(ana), f"{PROTOCOLOS}{protocolo.pk}/"
    verificado = cliente.post(f"{onde}verificar/", {}, content_type=JSON)
    assert verificado.status_code == 200
    lida = {"if-match": verificado["ETag"]}
    conferir_problema(
        cliente.post(f"{onde}concluir/", {}, content_type=JSON), 400, "dados_invalidos"
    )
    corpo = {"motivo": "Credencial de homologação criada."}
    concluido = cliente.post(f"{onde}concluir/", corpo, content_type=JSON, headers=lida)
    assert (concluido.status_code, linhas(cliente.get(PROTOCOLOS))) == (200, [concluido.json()])
    velha = cliente.post(f"{onde}verificar/", {}, content_type=JSON, headers=lida)
    assert velha.status_code == 412
    conferir_problema(cliente.post(f"{onde}verificar/", {}, content_type=JSON), 409, "situacao")
    assert Historico.objects.de(protocolo).count() == 3


def test_de_outro_ente_nao_existe(protocolo: Protocolo, bruno: Usuario, davi: Usuario) -> None:
    for estranho in (bruno, davi):
        cliente = cliente_de(estranho)
        feito = cliente.post(f"{PROTOCOLOS}{protocolo.pk}/verificar/", {}, content_type=JSON)
        assert feito.status_code == 404
        assert linhas(cliente.get(PROTOCOLOS)) == []
