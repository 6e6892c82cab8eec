"""As páginas do hub, dos operadores e das delegações."""

import pytest
from django.test import Client

from municipios.choices.hub import PapelOperador
from municipios.models import Delegacao, Ente, Hub, Operador, Usuario
from tests.hub import criar_delegacao, criar_hub, criar_operador

OPERADOR = {"nome": "Rita", "cpf": "999.538.470-10", "email": "r@b.invalid", "papel": "operador"}


@pytest.fixture
def hub(carla: Usuario, davi: Usuario) -> Hub:
    """Davi responde por ele."""
    novo = criar_hub(carla)
    criar_operador(novo, davi, por=carla)
    return novo


def test_ente_delega_e_revoga_pela_pagina(
    client: Client, hub: Hub, vicosa: Ente, ana: Usuario
) -> None:
    client.force_login(ana)
    lista = f"/entes/{vicosa.pk}/delegacoes/"
    assert "Nenhum hub vê este ente" in client.get(lista).content.decode()
    for _ in range(2):  # O segundo clique diz que já está feito, e não cria outra.
        feita = client.post(f"{lista}nova/", {"hub": hub.pk, "fim": "", "motivo": ""}, follow=True)
    assert "já vê este ente" in feita.content.decode()
    delegacao = Delegacao.objects.get()
    assert "Davi Moreira Lins" in client.get(lista).content.decode()
    prazo = {"fim": "2099-12-31", "motivo": ""}
    mudada = client.post(f"/delegacoes/{delegacao.pk}/prorrogar/", prazo, follow=True)
    assert f"{hub.nome}, até 31/12/2099" in mudada.content.decode()
    sem_motivo = client.post(f"/delegacoes/{delegacao.pk}/revogar/", {"motivo": ""})
    assert sem_motivo.status_code == 200
    revogada = client.post(
        f"/delegacoes/{delegacao.pk}/revogar/", {"motivo": "Fim do contrato."}, follow=True
    )
    assert "revogada" in revogada.content.decode()


def test_sgd_so_delega_dizendo_o_motivo(
    client: Client, hub: Hub, vicosa: Ente, carla: Usuario
) -> None:
    client.force_login(carla)
    nova = f"/entes/{vicosa.pk}/delegacoes/nova/"
    assert "campo é obrigatório" in client.post(nova, {"hub": hub.pk}).content.decode()
    assert client.post(nova, {"hub": hub.pk, "motivo": "Ofício 3"}).status_code == 302


def test_operador_ve_a_delegacao_e_nao_a_revoga(
    client: Client, hub: Hub, vicosa: Ente, carla: Usuario, davi: Usuario
) -> None:
    delegacao = criar_delegacao(vicosa, hub, por=carla)
    client.force_login(davi)
    assert client.post(f"/delegacoes/{delegacao.pk}/revogar/", {"motivo": "x"}).status_code == 403
    assert client.get(f"/entes/{vicosa.pk}/").content.decode().count("por delegação do ente") == 1


def test_responsavel_indica_e_encerra(client: Client, hub: Hub, davi: Usuario) -> None:
    client.force_login(davi)
    pagina = f"/hubs/{hub.pk}/operadores/"
    assert "CPF" in client.post(f"{pagina}indicar/", OPERADOR | {"cpf": "1"}).content.decode()
    assert (
        "foi indicada(o)"
        in client.post(f"{pagina}indicar/", OPERADOR, follow=True).content.decode()
    )
    rita = Operador.objects.get(nome="Rita")
    assert "99953847010" not in client.get(pagina).content.decode()
    client.post(f"/operadores/{rita.pk}/encerrar/", {"motivo": "Engano."})
    rita.refresh_from_db()
    assert rita.fim is not None
    assert client.get("/hubs/").content.decode().count(hub.nome) == 1


def test_operador_comum_nao_indica_e_estranho_nao_ve(
    client: Client, hub: Hub, bruno: Usuario, carla: Usuario, ana: Usuario
) -> None:
    criar_operador(hub, bruno, por=carla, papel=PapelOperador.OPERADOR)
    client.force_login(bruno)
    assert client.post(f"/hubs/{hub.pk}/operadores/indicar/", OPERADOR).status_code == 403
    client.force_login(ana)
    assert client.get(f"/hubs/{hub.pk}/operadores/").status_code == 404
    assert "Você não opera por nenhum hub" in client.get("/hubs/").content.decode()


def test_sgd_cadastra_hub_com_cnpj_de_letras(client: Client, carla: Usuario, lia: Usuario) -> None:
    dados = {
        "nome": "Empresa", "sigla": "EMP", "cnpj": "12.abc.345/01de-35", "tipo": "empresa",
        "ufs": "MG,SP", "ente": "",
    }  # fmt: skip
    client.force_login(carla)
    nova = "/equipe/municipios/hub/add/"
    assert "CNPJ" in client.post(nova, dados | {"cnpj": "12"}).content.decode()
    assert client.post(nova, dados).status_code == 302
    hub = Hub.objects.get()
    assert (hub.cnpj, hub.ufs) == ("12ABC34501DE35", ["MG", "SP"])
    mudar = f"/equipe/municipios/hub/{hub.pk}/change/"
    assert client.post(mudar, dados | {"nome": "Outro"}).status_code == 302
    client.force_login(lia)
    assert client.post(nova, dados).status_code == 403
