"""Linha B7: quem é do estado, ou de um hub, vê só o que o município delegou, em todo lugar."""

from typing import Any

import pytest
from django.test import Client

from identidade.domain.atendente import Funcao, indicar
from identidade.domain.bloqueio import bloquear
from identidade.domain.protocolo import Abertura, registrar
from identidade.models import Implantacao, MotivoBloqueio
from municipios.domain.delegacao import revogar
from municipios.models import Ente, Hub, Usuario
from tests.api import cliente_de
from tests.builders import criar_autoridade, criar_ente, criar_usuario
from tests.hub import criar_delegacao, criar_hub, criar_operador
from tests.identidade.andamento import comecar, criar_balcao, criar_uso, criar_verificacao

CPF_DA_GOVERNADORA, CPF_DO_OPERADOR = "99906418974", "99953847010"
ABERTAS = ("implantacoes", "bloqueios", "protocolos", "usos", "verificacoes", "delegacoes")
FECHADAS = (
    "adesoes", "mensagens", "pontos-focais", "autoridades", "planos", "acoes", "evidencias",
    "atendentes",
)  # fmt: skip
FILTROS = ("", "?ente=3171303", "?uf=MG", "?limite=500", "?formato=csv")
PAGINAS = (
    "entes/{ente}/implantacoes/", "implantacoes/{i}/", "implantacoes/{i}/passos/1/",
    "implantacoes/{i}/uso/", "implantacoes/{i}/uso/uso.csv", "implantacoes/{i}/verificacoes/",
    "protocolos/{protocolo}/", "verificacoes/{verificacao}/",
    "api/v1/implantacoes/{i}/",
)  # fmt: skip
POR_DENTRO = (
    "entes/{ente}/adesao/", "entes/{ente}/conversa/", "entes/{ente}/pontos-focais/",
    "entes/{ente}/plano/", "entes/{ente}/diagnosticos/", "entes/{ente}/delegacoes/",
    "implantacoes/{i}/protocolos/novo/", "implantacoes/{i}/bloqueios/novo/",
    "entes/{ente}/implantacoes/nova/", "bloqueios/{bloqueio}/encerrar/",
    "balcoes/{balcao}/atendentes/", "balcoes/{balcao}/mudar/", "atendentes/{atendente}/",
)  # fmt: skip


@pytest.fixture
def pecas(vicosa: Ente, carla: Usuario) -> dict[str, Any]:
    implantacao = comecar(vicosa, carla)
    criar_uso(implantacao, por=carla)
    balcao = criar_balcao(vicosa, carla)
    espera = MotivoBloqueio.objects.get(pk="espera_sgd")
    return {
        "ente": vicosa.pk,
        "balcao": balcao.pk,
        "atendente": indicar(balcao, Funcao("gestor"), por=carla, nome="Segredo da Silva").pk,
        "i": implantacao.pk,
        "bloqueio": bloquear(implantacao, por=carla, motivo=espera).pk,
        "protocolo": registrar(
            implantacao, Abertura("INT-7", "Segredo da Silva", "segredo@b.invalid"), por=carla
        ).pk,
        "verificacao": criar_verificacao(implantacao, carla).pk,
    }


@pytest.fixture
def hub(carla: Usuario) -> Hub:
    return criar_hub(carla)


@pytest.fixture
def governadora(db: None, carla: Usuario) -> Usuario:
    """De Minas, e com um hub que pertence ao estado: nem assim vê Viçosa."""
    minas = criar_ente("31", esfera="estadual", nome="Minas Gerais")
    criar_autoridade(minas, cpf=CPF_DA_GOVERNADORA, nome="Helena", cargo="Governadora")
    criar_hub(carla, sigla="PRODE", cnpj="99888777000100", ente=minas)
    return criar_usuario("Helena", identificador="helena", cpf=CPF_DA_GOVERNADORA)


@pytest.fixture
def operador(hub: Hub, carla: Usuario) -> Usuario:
    pessoa = criar_usuario("Otto Lima", identificador="otto", cpf=CPF_DO_OPERADOR)
    criar_operador(hub, pessoa, por=carla)
    return pessoa


@pytest.fixture(params=["governadora", "sem_delegacao", "revogada"])
def quem_nao_ve(
    request: pytest.FixtureRequest, vicosa: Ente, carla: Usuario, operador: Usuario, hub: Hub
) -> Usuario:
    if request.param == "revogada":
        revogar(criar_delegacao(vicosa, hub, por=carla), por=carla, motivo="Fim do contrato.")
    if request.param == "governadora":
        criar_delegacao(vicosa, hub, por=carla)
        governadora: Usuario = request.getfixturevalue("governadora")
        return governadora
    return operador


def _pagina(pessoa: Usuario) -> Client:
    cliente = Client(raise_request_exception=False)
    cliente.force_login(pessoa, "django.contrib.auth.backends.ModelBackend")
    return cliente


def _corpo(resposta: Any) -> str:
    assert resposta.status_code == 200
    return str(b"".join(resposta).decode())


@pytest.mark.matriz("B7")
def test_sem_delegacao_o_municipio_nao_existe(
    quem_nao_ve: Usuario, pecas: dict[str, Any], hub: Hub
) -> None:
    pagina, api = _pagina(quem_nao_ve), cliente_de(quem_nao_ve)
    enderecos = [f"{lista}/{filtro}" for lista in ABERTAS for filtro in FILTROS]
    for endereco in (*enderecos, *(f"{lista}/" for lista in FECHADAS)):
        assert pecas["ente"] not in _corpo(api.get(f"/api/v1/{endereco}")), endereco
    for modelo in (*PAGINAS, *POR_DENTRO):
        cliente = api if modelo.startswith("api/") else pagina
        assert cliente.get(f"/{modelo.format(**pecas)}").status_code == 404, modelo
    if Hub.objects.operados_por(quem_nao_ve).exists():
        assert "0 entes delegaram" in _corpo(pagina.get(f"/hubs/{hub.pk}/"))
        assert pecas["ente"] not in _corpo(pagina.get(f"/hubs/{hub.pk}/entes.csv"))
    else:
        assert pagina.get(f"/hubs/{hub.pk}/").status_code == 404


@pytest.mark.matriz("B7")
def test_com_delegacao_ve_e_so_ve_ate_a_revogarem(
    operador: Usuario, hub: Hub, vicosa: Ente, carla: Usuario, pecas: dict[str, Any]
) -> None:
    delegacao = criar_delegacao(vicosa, hub, por=carla)
    pagina, api = _pagina(operador), cliente_de(operador)
    for lista in ABERTAS:
        assert vicosa.pk in _corpo(api.get(f"/api/v1/{lista}/")), lista
    for lista in FECHADAS:
        assert vicosa.pk not in _corpo(api.get(f"/api/v1/{lista}/")), lista
    for modelo in PAGINAS:
        cliente = api if modelo.startswith("api/") else pagina
        corpo = _corpo(cliente.get(f"/{modelo.format(**pecas)}"))
        assert "Segredo da Silva" not in corpo
        assert 'method="post"' not in corpo.replace('method="post" action="/sair/"', ""), modelo
    for modelo in POR_DENTRO:
        assert pagina.get(f"/{modelo.format(**pecas)}").status_code == 404, modelo
    assert "1 ente delegou" in _corpo(pagina.get(f"/hubs/{hub.pk}/?busca=vicosa"))
    assert vicosa.pk in _corpo(pagina.get(f"/hubs/{hub.pk}/entes.csv"))
    revogar(delegacao, por=carla, motivo="Fim do contrato.")
    assert pagina.get(f"/implantacoes/{pecas['i']}/").status_code == 404
    assert vicosa.pk not in _corpo(api.get("/api/v1/implantacoes/"))


@pytest.mark.matriz("B7")
def test_quem_so_ve_nao_escreve(
    operador: Usuario, hub: Hub, vicosa: Ente, carla: Usuario, pecas: dict[str, Any]
) -> None:
    criar_delegacao(vicosa, hub, por=carla)
    pagina, api = _pagina(operador), cliente_de(operador)
    i, antes = pecas["i"], Implantacao.objects.values().get(pk=pecas["i"])
    atos = {
        "/api/v1/usos/": {"implantacao": i, "mes": "2026-01", "volume": 1},
        "/api/v1/bloqueios/": {"implantacao": i, "motivo": "espera_sgd"},
        f"/api/v1/implantacoes/{i}/suspender/": {"motivo": "x"},
        f"/api/v1/protocolos/{pecas['protocolo']}/concluir/": {"motivo": "x"},
        "/api/v1/delegacoes/": {"ente": vicosa.pk, "hub": hub.pk},
    }
    for endereco, corpo in atos.items():
        resposta = api.post(endereco, corpo, content_type="application/json")
        assert resposta.status_code == 403, (endereco, resposta.status_code)
    for endereco in ("passos/1/concluir/", "verificar/", "suspender/"):
        assert pagina.post(f"/implantacoes/{i}/{endereco}").status_code in {302, 403, 404, 405}
    assert Implantacao.objects.values().get(pk=i) == antes
