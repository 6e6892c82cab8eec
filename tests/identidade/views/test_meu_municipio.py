import pytest
from django.test import Client

from municipios.models import Ente, Usuario
from tests.builders import criar_adesao, criar_autoridade
from tests.hub import criar_hub, criar_operador

pytestmark = pytest.mark.django_db


def test_anonimo_vai_para_a_entrada(client: Client) -> None:
    resposta = client.get("/meu-municipio/")
    assert resposta.status_code == 302
    assert resposta["Location"].startswith("/entrar/")


def test_ponto_focal_ve_o_que_espera_por_ele(client: Client, ana: Usuario, vicosa: Ente) -> None:
    criar_adesao(vicosa)
    client.force_login(ana)
    pagina = client.get("/meu-municipio/")
    assert "<h1>Viçosa (MG)</h1>" in pagina.text
    assert [tarefa.titulo for tarefa in pagina.context["tarefas"]] == [
        "Responder o diagnóstico",
        "Dizer que produtos interessam",
        "Começar por um produto",
        "Indicar pontos focais",
        "Combinar o plano de ação",
        "Adesão à Rede GOV.BR",
    ]
    for grupo in ("Espera por vocês (3)", "Espera por outros (1)", "O que vem a seguir (1)"):
        assert grupo in pagina.text


def test_quem_representa_dois_entes_escolhe(client: Client, ana: Usuario, ubatuba: Ente) -> None:
    criar_autoridade(ubatuba, nome=ana.nome, cpf=ana.cpf)
    client.force_login(ana)
    assert "Por quem você quer agir agora?" in client.get("/meu-municipio/").text
    client.post("/trocar-ente/", {"ente": ubatuba.pk})
    pagina = client.get("/meu-municipio/").text
    assert "<h1>Ubatuba (SP)</h1>" in pagina
    assert "Agir por" in pagina


def test_quem_nao_tem_vinculo_le_o_que_fazer(client: Client, davi: Usuario) -> None:
    client.force_login(davi)
    pagina = client.get("/meu-municipio/").text
    assert "A sua conta ainda não está ligada a um ente" in pagina
    assert "O que fazer agora" in pagina


def test_equipe_e_levada_a_sua_area(client: Client, lia: Usuario) -> None:
    client.force_login(lia)
    assert "Você é da equipe da SGD" in client.get("/meu-municipio/").text


def test_equipe_age_por_um_ente_a_partir_da_pagina_dele(
    client: Client, carla: Usuario, vicosa: Ente
) -> None:
    client.force_login(carla)
    assert "Agir por Viçosa" in client.get(f"/entes/{vicosa.pk}/").text
    resposta = client.post("/trocar-ente/", {"ente": vicosa.pk}, follow=True)
    assert "<h1>Viçosa (MG)</h1>" in resposta.text


def test_quem_nao_age_pelo_ente_nao_ve_o_botao(client: Client, davi: Usuario, vicosa: Ente) -> None:
    client.force_login(davi)
    assert "Agir por" not in client.get(f"/entes/{vicosa.pk}/").text


def test_quem_opera_por_um_hub_vai_a_ele(client: Client, davi: Usuario, carla: Usuario) -> None:
    hub = criar_hub(carla)
    client.force_login(davi)
    assert "ainda não está ligada" in client.get("/meu-municipio/").text
    criar_operador(hub, davi, por=carla)
    assert f"/hubs/{hub.pk}/" in client.get("/meu-municipio/").text
