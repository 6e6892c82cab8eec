"""A entrada pelo GOV.BR que dá certo, e as manias dele."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from municipios.choices import NivelConta, SituacaoPontoFocal
from municipios.models import Ente, Usuario
from redegov.simulador.personas import PERSONAS
from tests.builders import criar_ponto_focal
from tests.municipios.entrada.conftest import (
    Entrada,
    caminho,
    ir_ao_govbr,
    novo_navegador,
    parametros,
    sem_sessao,
)
from tests.simulador import SimuladorDeTeste


def test_pede_com_pkce_state_e_nonce(govbr: SimuladorDeTeste, navegador: Client) -> None:
    pedido = parametros(ir_ao_govbr(navegador))
    assert pedido["code_challenge_method"] == "S256"
    assert len(pedido["code_challenge"]) == 43
    assert len(pedido["nonce"]) == 43
    assert pedido["redirect_uri"] == "http://127.0.0.1:8000/entrar/govbr/retorno/"
    assert set(pedido["scope"].split()) >= {"openid", "govbr_confiabilidades_idtoken"}


def test_ignora_parametros_do_protocolo_vindos_do_pedido(
    govbr: SimuladorDeTeste, navegador: Client
) -> None:
    resposta = navegador.post(
        f"{reverse('entrar_govbr')}?scope=govbr_empresa&auth_params=nonce%3Dfixo&process=connect"
    )
    pedido = parametros(resposta["Location"])
    assert "govbr_empresa" not in pedido["scope"]
    assert pedido["nonce"] != "fixo"


def test_cria_a_pessoa_pelo_cpf(entrar_pelo_govbr: Entrada) -> None:
    resposta = entrar_pelo_govbr("ana", "/sobre/")
    assert resposta["Location"] == "/sobre/"
    ana = Usuario.objects.get(cpf=PERSONAS["ana"].cpf)
    assert ana.nome == "Ana Ribeiro Fontes"
    assert ana.nivel_conta == NivelConta.PRATA
    assert ana.email == PERSONAS["ana"].email
    assert not ana.has_usable_password()
    assert ana.cpf not in ana.identificador


def test_guarda_nome_social(entrar_pelo_govbr: Entrada) -> None:
    entrar_pelo_govbr("luana")
    luana = Usuario.objects.get(cpf=PERSONAS["luana"].cpf)
    assert luana.nome_de_tratamento == "Luana Andrade Pinto"
    assert luana.nome == "Lucas Andrade Pinto"


def test_refresca_nome_e_nivel_a_cada_entrada(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada
) -> None:
    entrar_pelo_govbr("davi")
    govbr.falhar(reivindicacoes={"name": "Davi Lins", "reliability_info": {"level": "gold"}})
    entrar_pelo_govbr("davi")
    davi = Usuario.objects.get(cpf=PERSONAS["davi"].cpf)
    assert (davi.nome, davi.nivel_conta) == ("Davi Lins", NivelConta.OURO)


@pytest.mark.parametrize(
    ("nivel", "esperado"),
    [("bronze", "bronze"), ("2", "prata"), (3, "ouro"), ("diamante", ""), (None, "")],
)
def test_entende_o_nivel_nas_duas_linguas(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, nivel: object, esperado: str
) -> None:
    govbr.falhar(reivindicacoes={"reliability_info": {"level": nivel}})
    entrar_pelo_govbr("ana")
    assert Usuario.objects.get(cpf=PERSONAS["ana"].cpf).nivel_conta == esperado


@pytest.mark.parametrize("verificado", ["false", False, "", None, 1, "True"])
def test_nao_guarda_email_sem_verificacao(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, verificado: object
) -> None:
    govbr.falhar(reivindicacoes={"email": "x@exemplo.invalid", "email_verified": verificado})
    entrar_pelo_govbr("davi")
    assert Usuario.objects.get(cpf=PERSONAS["davi"].cpf).email == ""


@pytest.mark.parametrize("verificado", ["true", True])
def test_guarda_email_verificado(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, verificado: object
) -> None:
    govbr.falhar(reivindicacoes={"email": "davi@exemplo.com", "email_verified": verificado})
    entrar_pelo_govbr("davi")
    assert Usuario.objects.get(cpf=PERSONAS["davi"].cpf).email == "davi@exemplo.com"


def test_aceita_cpf_pontuado(govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada) -> None:
    govbr.falhar(reivindicacoes={"sub": "999314721-46"})
    assert entrar_pelo_govbr("davi").status_code == 302
    assert Usuario.objects.filter(cpf=PERSONAS["ana"].cpf).exists()


@pytest.mark.parametrize("sub", ["99931472147", "123", "ana", "999314721-4é"])
def test_recusa_sub_que_nao_e_cpf(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, navegador: Client, sub: str
) -> None:
    govbr.falhar(reivindicacoes={"sub": sub})
    resposta = entrar_pelo_govbr("ana")
    assert resposta.status_code == 403
    assert "não trouxe um CPF válido" in resposta.content.decode()
    assert sem_sessao(navegador)


@pytest.mark.matriz("A14")
def test_nunca_liga_conta_pelo_email(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, da_equipe: Usuario, navegador: Client
) -> None:
    govbr.falhar(reivindicacoes={"email": da_equipe.email, "email_verified": "true"})
    entrar_pelo_govbr("davi")
    davi = Usuario.objects.get(cpf=PERSONAS["davi"].cpf)
    assert navegador.session["_auth_user_id"] == str(davi.pk)
    assert davi.pk != da_equipe.pk
    assert not davi.is_staff


def test_equipe_entra_pelo_govbr_sem_trocar_o_email(
    entrar_pelo_govbr: Entrada, da_equipe: Usuario, navegador: Client
) -> None:
    entrar_pelo_govbr("carla")
    assert navegador.session["_auth_user_id"] == str(da_equipe.pk)
    da_equipe.refresh_from_db()
    assert da_equipe.email == "carla.prates@sgd.gov.br"
    assert da_equipe.nivel_conta == NivelConta.OURO


def test_recusa_conta_desativada(
    entrar_pelo_govbr: Entrada, da_equipe: Usuario, navegador: Client
) -> None:
    Usuario.objects.update(is_active=False)
    resposta = entrar_pelo_govbr("carla")
    assert resposta.status_code == 403
    assert "está desativado" in resposta.content.decode()
    assert sem_sessao(navegador)


def test_cancelamento_tem_pagina_propria(entrar_pelo_govbr: Entrada, navegador: Client) -> None:
    resposta = entrar_pelo_govbr("")
    assert resposta.status_code == 200
    assert "A entrada foi cancelada" in resposta.content.decode()
    assert sem_sessao(navegador)


def test_nao_guarda_token_em_lugar_nenhum(entrar_pelo_govbr: Entrada, navegador: Client) -> None:
    entrar_pelo_govbr("ana")
    guardado = str([s.get_decoded() for s in Session.objects.all()])
    assert "eyJ" not in guardado
    assert "access_token" not in guardado
    assert PERSONAS["ana"].cpf not in guardado


@pytest.mark.matriz("A12")
def test_troca_a_sessao_na_entrada(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, navegador: Client
) -> None:
    ir_ao_govbr(navegador)
    plantada = navegador.session
    plantada["plantado"] = "por outra pessoa"
    plantada.save()
    entrar_pelo_govbr("ana")
    assert navegador.session.session_key != plantada.session_key
    assert "plantado" not in navegador.session
    assert not Session.objects.filter(pk=plantada.session_key).exists()


@pytest.mark.matriz("A12")
def test_sair_apaga_a_sessao_no_servidor(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, navegador: Client
) -> None:
    entrar_pelo_govbr("ana")
    roubado = navegador.cookies["sessao"].value
    resposta = navegador.post(reverse("sair"))
    assert resposta["Location"] == (
        f"{govbr.emissor}logout?post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A8000%2Fsaiu%2F"
    )
    ladrao = novo_navegador()
    ladrao.cookies["sessao"] = roubado
    assert ladrao.get(reverse("token_acesso_listar")).status_code == 302


def test_busca_descoberta_e_chaves_uma_vez(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada
) -> None:
    for persona in ("ana", "bruno", "ana"):
        entrar_pelo_govbr(persona)
    assert govbr.consultas("/.well-known/openid-configuration") == 1
    assert govbr.consultas("/jwk") == 1


def test_comeca_no_endereco_publico(govbr: SimuladorDeTeste, db: None) -> None:
    """Quem abriu o portal por outro nome volta ao nome cadastrado antes de ir ao GOV.BR."""
    resposta = Client(headers={"host": "localhost:8000"}).post(
        reverse("entrar_govbr"), {"next": "/sobre/"}
    )
    assert resposta["Location"] == "http://127.0.0.1:8000/entrar/?next=%2Fsobre%2F"


@pytest.mark.matriz("E4")
@pytest.mark.parametrize("rota", ["entrar_govbr", "entrar_equipe", "sair", "trocar_ente"])
def test_exige_csrf_em_entrar_e_sair(govbr: SimuladorDeTeste, db: None, rota: str) -> None:
    navegador = novo_navegador(exige_csrf=True)
    assert navegador.post(reverse(rota)).status_code == 403


@pytest.mark.matriz("E4")
def test_get_nao_entra_nem_sai(entrar_pelo_govbr: Entrada, navegador: Client) -> None:
    assert navegador.get(reverse("entrar_govbr"))["Location"].endswith("/entrar/")
    entrar_pelo_govbr("ana")
    assert navegador.get(reverse("sair")).status_code == 405
    assert not sem_sessao(navegador)


@pytest.mark.matriz("A15")
@pytest.mark.parametrize(
    "destino",
    [
        "//mau.invalid/",
        "\\\\mau.invalid",
        "/\\mau.invalid",
        "javascript:alert(1)",
        "https://mau.invalid/",
        "https:mau.invalid",
        " //mau.invalid",
        "/\t/mau.invalid",
        "http://127.0.0.1:8000@mau.invalid/",
    ],
)
def test_nao_segue_destino_de_fora(
    entrar_pelo_govbr: Entrada, settings: Settings, destino: str
) -> None:
    settings.LOGIN_REDIRECT_URL = "inicio"
    assert entrar_pelo_govbr("ana", destino)["Location"] == "/"


def test_entrada_custa_poucas_consultas(
    govbr: SimuladorDeTeste,
    entrar_pelo_govbr: Entrada,
    navegador: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    entrar_pelo_govbr("ana")
    volta = caminho(govbr.autorizar(ir_ao_govbr(navegador, "/sobre/"), "ana"))
    with django_assert_max_num_queries(30):
        navegador.get(volta)


def test_confirma_o_ponto_focal_no_primeiro_acesso(
    entrar_pelo_govbr: Entrada, vicosa: Ente
) -> None:
    indicado = criar_ponto_focal(vicosa, situacao=SituacaoPontoFocal.INDICADO, confirmado_em=None)
    entrar_pelo_govbr("bruno")
    indicado.refresh_from_db()
    assert indicado.situacao == SituacaoPontoFocal.INDICADO
    entrar_pelo_govbr("ana")
    indicado.refresh_from_db()
    assert indicado.situacao == SituacaoPontoFocal.CONFIRMADO
    assert indicado.confirmado_em is not None
