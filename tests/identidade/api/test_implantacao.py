"""`/api/v1/implantacoes/` e `/api/v1/passos/`: criar, agir passo a passo, recusar com razão."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from identidade.choices import SituacaoImplantacao
from identidade.models import Implantacao
from municipios.models import Ente, Usuario
from tests.api import cliente_de, conferir_problema, linhas
from tests.builders import criar_adesao
from tests.identidade.andamento import comecar

IMPLANTACOES = "/api/v1/implantacoes/"
DATA = {"tipo": "data", "data": "2026-11-03"}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def referencias(db: None) -> None:
    call_command("carregar_referencias", verbosity=0)


def mandar(cliente: Client, caminho: str, **corpo: Any) -> Any:
    return cliente.post(caminho, corpo, content_type="application/json")


def criar(cliente: Client, ente: Ente, produto: str = "autenticacao") -> Any:
    return mandar(
        cliente, IMPLANTACOES, ente=ente.pk, produto=produto, via="api", nome="Portal do cidadão"
    )


def test_anonimo_precisa_de_token() -> None:
    conferir_problema(cliente_de(None).get(IMPLANTACOES), 401, "credencial_ausente")


def test_sem_adesao_recusa_com_codigo_de_maquina(ana: Usuario, vicosa: Ente) -> None:
    problema = conferir_problema(criar(cliente_de(ana), vicosa), 422, "adesao_vigente")
    assert "adesão" in problema["errors"][0]["detail"].lower()


def test_ponto_focal_cria_e_anda(ana: Usuario, vicosa: Ente) -> None:
    criar_adesao(vicosa)
    cliente = cliente_de(ana)
    criada = criar(cliente, vicosa)
    assert criada.status_code == 201
    primeiro = criada.json()["passos"][0]["id"]
    feito = mandar(cliente, f"/api/v1/passos/{primeiro}/concluir/", provas=[DATA])
    assert feito.status_code == 200
    assert feito.json()["situacao"] == SituacaoImplantacao.EM_DIAGNOSTICO
    repetido = mandar(cliente, f"/api/v1/passos/{primeiro}/concluir/", provas=[DATA])
    conferir_problema(repetido, 409, "situacao")


@pytest.mark.matriz("B8")
def test_estranho_nao_ve_nem_age(ana: Usuario, bruno: Usuario, vicosa: Ente) -> None:
    criar_adesao(vicosa)
    criada = criar(cliente_de(ana), vicosa).json()
    estranho = cliente_de(bruno)
    assert linhas(estranho.get(IMPLANTACOES)) == []
    conferir_problema(estranho.get(f"{IMPLANTACOES}{criada['id']}/"), 404, "nao_encontrado")
    passo = criada["passos"][0]["id"]
    conferir_problema(mandar(estranho, f"/api/v1/passos/{passo}/concluir/"), 404, "nao_encontrado")
    assert Implantacao.objects.get().situacao == SituacaoImplantacao.NAO_INICIADA


def test_estranho_nao_cria_pelo_ente_alheio(bruno: Usuario, vicosa: Ente) -> None:
    criar_adesao(vicosa)
    conferir_problema(criar(cliente_de(bruno), vicosa), 403, "sem_permissao")


@pytest.mark.matriz("C3")
def test_versao_velha_recebe_412(ana: Usuario, vicosa: Ente) -> None:
    criar_adesao(vicosa)
    cliente = cliente_de(ana)
    criada = criar(cliente, vicosa).json()
    lida = cliente.get(f"{IMPLANTACOES}{criada['id']}/")["ETag"]
    um, dois = (p["id"] for p in criada["passos"][:2])
    assert mandar(cliente, f"/api/v1/passos/{um}/concluir/", provas=[DATA]).status_code == 200
    velha = cliente.post(
        f"/api/v1/passos/{dois}/concluir/",
        {"provas": [{"tipo": "nota", "texto": "Diagnóstico"}]},
        content_type="application/json",
        headers={"if-match": lida},
    )
    conferir_problema(velha, 412, "versao_velha")


def test_suspender_e_da_equipe(ana: Usuario, carla: Usuario, vicosa: Ente) -> None:
    criar_adesao(vicosa)
    criada = criar(cliente_de(ana), vicosa).json()
    rota = f"{IMPLANTACOES}{criada['id']}/suspender/"
    conferir_problema(mandar(cliente_de(ana), rota, motivo="Troca"), 403, "sem_permissao")
    suspensa = mandar(cliente_de(carla), rota, motivo="Troca de fornecedor")
    assert suspensa.json()["situacao"] == SituacaoImplantacao.SUSPENSA


def test_enderecos_que_nao_se_mandam_ficam(ana: Usuario, vicosa: Ente) -> None:
    cliente = cliente_de(ana)
    uma = f"{IMPLANTACOES}{comecar(vicosa, ana).pk}/enderecos/"
    site, saida = "https://vicosa.mg.gov.br/", "https://vicosa.mg.gov.br/sair"
    assert mandar(cliente, uma, url=site, url_saida=saida).json()["url"] == site
    sem_saida = mandar(cliente, uma, url_saida="").json()
    assert (sem_saida["url"], sem_saida["url_saida"]) == (site, "")
    conferir_problema(mandar(cliente, uma, url="https://10.0.0.1/"), 409, "url")
