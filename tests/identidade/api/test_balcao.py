"""`/api/v1/balcoes/` e `/api/v1/atendentes/`: o público lê as abertas; escrever confere o ETag."""

from typing import Any

import pytest
from django.test import Client

from identidade.api.atendente import AtendenteSerializer
from identidade.api.balcao import BalcaoSerializer
from identidade.choices import CodigoProduto, Via
from identidade.domain.atendente import Funcao, indicar
from identidade.models import Balcao
from municipios.models import Ente, Usuario
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas
from tests.identidade.andamento import comecar, criar_balcao

pytestmark = pytest.mark.django_db
JSON = "application/json"
NOVA: dict[str, Any] = {
    "logradouro": "Praça do Rosário, 1",
    "bairro": "Centro",
    "cep": "36570000",
    "horarios": [{"dia": 1, "abre": "08:00", "fecha": "12:00"}],
    "servicos": ["criar-conta"],
}


@pytest.fixture
def balcao(vicosa: Ente, ana: Usuario) -> Balcao:
    return criar_balcao(vicosa, ana)


def test_anonimo_le_as_abertas_e_nada_escreve(client: Client, balcao: Balcao) -> None:
    (linha,) = linhas(client.get("/api/v1/balcoes/?uf=MG&busca=centro"))
    igual_ao_serializador(linha, balcao, BalcaoSerializer)
    planilha = client.get("/api/v1/balcoes/?formato=csv").getvalue().decode()
    assert "1 08:00 a 12:00; 2 08:00" in planilha
    resposta = client.get(f"/api/v1/balcoes/{balcao.pk}/")
    assert resposta.json() == linha
    for caminho in ("balcoes/", f"balcoes/{balcao.pk}/mudar/"):
        assert client.post(f"/api/v1/{caminho}", NOVA, content_type=JSON).status_code == 401
    assert client.get("/api/v1/atendentes/").status_code == 401


def test_registra_e_a_fechada_so_os_de_dentro_veem(
    client: Client, vicosa: Ente, ana: Usuario, bruno: Usuario
) -> None:
    implantacao = comecar(vicosa, ana, produto=CodigoProduto.BALCAO, via=Via.UNIDADE)
    api, corpo = cliente_de(ana), NOVA | {"implantacao": implantacao.pk}
    errado = api.post("/api/v1/balcoes/", corpo | {"servicos": ["nao-ha"]}, content_type=JSON)
    conferir_problema(errado, 400, "dados_invalidos")
    criada = api.post("/api/v1/balcoes/", corpo, content_type=JSON)
    assert (criada.status_code, criada.json()["aberto"]) == (201, False)
    assert linhas(api.get("/api/v1/balcoes/")) == [criada.json()]
    assert linhas(client.get("/api/v1/balcoes/")) == []
    alheia = cliente_de(bruno).post("/api/v1/balcoes/", corpo, content_type=JSON)
    assert alheia.status_code == 404


def test_muda_so_sobre_o_que_leu(balcao: Balcao, ana: Usuario, bruno: Usuario) -> None:
    api, endereco = cliente_de(ana), f"/api/v1/balcoes/{balcao.pk}/"
    lido = {"if-match": api.get(endereco)["ETag"]}
    mudar = {
        "telefone": "(31) 3899-0000",
        "horarios": [{"dia": 8, "abre": "8:00", "fecha": "9:00"}],
    }
    conferir_problema(
        api.post(f"{endereco}mudar/", mudar, JSON, headers=lido), 400, "dados_invalidos"
    )
    del mudar["horarios"]
    mudada = api.post(f"{endereco}mudar/", mudar, JSON, headers=lido).json()
    assert (mudada["telefone"], mudada["versao"], len(mudada["horarios"])) == (
        "(31) 3899-0000", 2, 5,
    )  # fmt: skip
    velha = api.post(f"{endereco}mudar/", {"bairro": "Ramos"}, JSON, headers=lido)
    conferir_problema(velha, 412, "versao_velha")
    alheia = cliente_de(bruno).post(f"{endereco}mudar/", mudar, JSON)
    conferir_problema(alheia, 403, "sem_permissao")


def test_atendentes_so_os_de_dentro(balcao: Balcao, ana: Usuario, bruno: Usuario) -> None:
    api, raiz = cliente_de(ana), "/api/v1/atendentes/"
    novo = {"balcao": balcao.pk, "nome": "Adélia Abreu", "papel": "gestor"}
    dela = api.post(raiz, novo, JSON).json()
    conferir_problema(api.post(raiz, novo, JSON), 409, "conflito")
    lido = {"if-match": api.get(f"{raiz}{dela['id']}/")["ETag"]}
    ato = api.post(f"{raiz}{dela['id']}/conferir/", {"nivel": "ouro"}, JSON, headers=lido)
    assert ato.json()["nivel"] == "ouro"
    mudar = {"curso": "Acolhimento", "curso_em": "2026-02-03"}
    velha = api.post(f"{raiz}{dela['id']}/mudar/", mudar, JSON, headers=lido)
    conferir_problema(velha, 412, "versao_velha")
    assert api.post(f"{raiz}{dela['id']}/mudar/", mudar, JSON).json()["curso"] == "Acolhimento"
    fora = api.post(f"{raiz}{dela['id']}/encerrar/", {"motivo": "Mudou de órgão"}, JSON)
    assert fora.json()["fim"]
    assert linhas(api.get(f"{raiz}?na_equipe=true")) == []
    assert linhas(cliente_de(bruno).get(raiz)) == []
    assert cliente_de(bruno).get(f"{raiz}{dela['id']}/").status_code == 404


def test_linha_do_atendente_e_a_do_esquema(balcao: Balcao, ana: Usuario) -> None:
    ela = indicar(balcao, Funcao("gestor"), por=ana, nome="Adélia Abreu")
    (linha,) = linhas(cliente_de(ana).get(f"/api/v1/atendentes/?balcao={balcao.pk}"))
    igual_ao_serializador(linha, ela, AtendenteSerializer)
