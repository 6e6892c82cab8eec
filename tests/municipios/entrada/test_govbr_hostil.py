"""O que um GOV.BR falso, ou alguém no meio do caminho, tentaria: nada disso abre sessão."""

import logging
import time
from typing import Any

import pytest
import requests
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from redegov.simulador.personas import PERSONAS
from tests.municipios.entrada.conftest import (
    Entrada,
    caminho,
    ir_ao_govbr,
    novo_navegador,
    parametros,
    sem_sessao,
)
from tests.simulador import SimuladorDeTeste

NAO_CONFIRMADA = "Não foi possível confirmar quem é você"


def _recusa(govbr: SimuladorDeTeste, entrar: Entrada, navegador: Client, **falhas: Any) -> None:
    govbr.falhar(**falhas)
    resposta = entrar("ana")
    assert resposta.status_code == 403
    assert NAO_CONFIRMADA in resposta.content.decode()
    assert sem_sessao(navegador)


@pytest.mark.parametrize(
    "assinatura",
    [
        pytest.param("nenhuma", marks=pytest.mark.matriz("A1")),
        pytest.param("hs256_publica", marks=pytest.mark.matriz("A2")),
        pytest.param("outra_chave", marks=pytest.mark.matriz("A7")),
        pytest.param("adulterada", marks=pytest.mark.matriz("A7")),
    ],
)
def test_recusa_assinatura(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, navegador: Client, assinatura: str
) -> None:
    _recusa(govbr, entrar_pelo_govbr, navegador, assinatura=assinatura)


@pytest.mark.parametrize(
    "reivindicacoes",
    [
        pytest.param({"aud": "outro"}, marks=pytest.mark.matriz("A3")),
        pytest.param({"aud": ["redegov-demonstracao", "mau"]}, marks=pytest.mark.matriz("A3")),
        pytest.param({"azp": "mau"}, marks=pytest.mark.matriz("A3")),
        pytest.param({"iss": "https://mau.invalid/"}, marks=pytest.mark.matriz("A4")),
        pytest.param({"iss": "https://sso.staging.acesso.gov.br/"}, marks=pytest.mark.matriz("A4")),
        pytest.param({"sub": None}, marks=pytest.mark.matriz("A6")),
        pytest.param({"iat": None}, marks=pytest.mark.matriz("A6")),
        pytest.param({"exp": None}, marks=pytest.mark.matriz("A6")),
        pytest.param({"nonce": None}, marks=pytest.mark.matriz("A6")),
        pytest.param({"nonce": "de-outra-sessao"}, marks=pytest.mark.matriz("A6")),
        pytest.param({"nonce": ["lista"]}, marks=pytest.mark.matriz("A6")),
        pytest.param({"sub": 99931472146}, marks=pytest.mark.matriz("A6")),
    ],
)
def test_recusa_reivindicacao(
    govbr: SimuladorDeTeste,
    entrar_pelo_govbr: Entrada,
    navegador: Client,
    reivindicacoes: dict[str, Any],
) -> None:
    _recusa(govbr, entrar_pelo_govbr, navegador, reivindicacoes=reivindicacoes)


@pytest.mark.matriz("A4")
def test_recusa_emissor_sem_a_barra(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, navegador: Client
) -> None:
    sem_barra = govbr.emissor.rstrip("/")
    _recusa(govbr, entrar_pelo_govbr, navegador, reivindicacoes={"iss": sem_barra})


@pytest.mark.matriz("A5")
@pytest.mark.parametrize(
    ("campo", "desvio", "entra"),
    [("exp", -20, True), ("exp", -120, False), ("iat", 20, True), ("iat", 120, False)],
)
def test_tolera_trinta_segundos_de_relogio(
    govbr: SimuladorDeTeste,
    entrar_pelo_govbr: Entrada,
    navegador: Client,
    campo: str,
    desvio: int,
    entra: bool,
) -> None:
    govbr.falhar(reivindicacoes={campo: int(time.time()) + desvio})
    entrar_pelo_govbr("ana")
    assert sem_sessao(navegador) is not entra


@pytest.mark.matriz("A7")
def test_chave_desconhecida_busca_de_novo_uma_vez_so(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, navegador: Client
) -> None:
    entrar_pelo_govbr("ana")
    navegador.post(reverse("sair"))
    govbr.falhar(cabecalho={"kid": "rsa9"})
    for _ in range(3):
        entrar_pelo_govbr("ana")
    assert sem_sessao(navegador)
    assert govbr.consultas("/jwk") == 1


@pytest.mark.matriz("A7")
def test_chave_trocada_entra_depois_da_nova_busca(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, navegador: Client
) -> None:
    entrar_pelo_govbr("ana")
    navegador.post(reverse("sair"))
    govbr.falhar(cabecalho={"kid": "rsa2"}, jwk_kid="rsa2")
    entrar_pelo_govbr("ana")
    assert not sem_sessao(navegador)


@pytest.mark.matriz("A7")
@pytest.mark.parametrize("falha", [{"jwk": "fora"}, {"token": "fora"}])
def test_govbr_fora_do_ar_nao_deixa_entrar(
    govbr: SimuladorDeTeste,
    entrar_pelo_govbr: Entrada,
    navegador: Client,
    falha: dict[str, str],
) -> None:
    govbr.falhar(**falha)
    resposta = entrar_pelo_govbr("ana")
    assert resposta.status_code == 503
    assert "O GOV.BR não respondeu" in resposta.content.decode()
    assert sem_sessao(navegador)


@pytest.mark.matriz("A7")
def test_govbr_inalcancavel_tem_pagina_propria(
    govbr: SimuladorDeTeste, navegador: Client, settings: Settings
) -> None:
    settings.GOVBR_EMISSOR = "http://127.0.0.1:9/"
    resposta = navegador.post(reverse("entrar_govbr"))
    assert resposta.status_code == 503


@pytest.mark.matriz("A8")
@pytest.mark.parametrize(
    "cabecalho",
    [
        {"jku": "https://mau.invalid/jwk"},
        {"jwk": {"kty": "RSA", "n": "AQAB", "e": "AQAB"}},
        {"x5u": "https://mau.invalid/x5u"},
        {"x5c": ["MIIB"]},
        {"crit": ["exp"], "exp": 1},
        {"enchimento": "x" * 20_000},
    ],
)
def test_recusa_cabecalho_que_traz_chave_ou_excesso(
    govbr: SimuladorDeTeste,
    entrar_pelo_govbr: Entrada,
    navegador: Client,
    cabecalho: dict[str, Any],
) -> None:
    _recusa(govbr, entrar_pelo_govbr, navegador, cabecalho=cabecalho)


@pytest.mark.matriz("A9")
@pytest.mark.parametrize("state", ["", "inventado"])
def test_recusa_state_desconhecido(govbr: SimuladorDeTeste, navegador: Client, state: str) -> None:
    volta = govbr.autorizar(ir_ao_govbr(navegador), "ana")
    codigo = parametros(volta)["code"]
    resposta = navegador.get(reverse("entrar_govbr_retorno"), {"code": codigo, "state": state})
    assert resposta.status_code == 400
    assert "não vale mais" in resposta.content.decode()
    assert sem_sessao(navegador)


@pytest.mark.matriz("A9")
def test_recusa_volta_de_outra_sessao(govbr: SimuladorDeTeste, navegador: Client) -> None:
    """Quem ataca começa a entrada e manda a própria volta para a vítima abrir."""
    volta = caminho(govbr.autorizar(ir_ao_govbr(novo_navegador()), "davi"))
    assert navegador.get(volta).status_code == 400
    assert sem_sessao(navegador)


@pytest.mark.matriz("A9")
def test_recusa_volta_repetida(govbr: SimuladorDeTeste, navegador: Client) -> None:
    volta = caminho(govbr.autorizar(ir_ao_govbr(navegador, "/sobre/"), "ana"))
    assert navegador.get(volta).status_code == 302
    navegador.post(reverse("sair"))
    assert navegador.get(volta).status_code == 400
    assert sem_sessao(navegador)


def _trocar_codigo_na_volta(navegador: Client, volta: str, codigo: str) -> int:
    dados = parametros(volta) | {"code": codigo}
    return navegador.get(reverse("entrar_govbr_retorno"), dados).status_code


@pytest.mark.matriz("A10")
def test_recusa_codigo_de_outro_pedido(govbr: SimuladorDeTeste, navegador: Client) -> None:
    """O código roubado de outra pessoa não serve: o PKCE o prende a quem pediu."""
    da_vitima = parametros(govbr.autorizar(ir_ao_govbr(novo_navegador()), "pedro"))["code"]
    volta = govbr.autorizar(ir_ao_govbr(navegador), "davi")
    assert _trocar_codigo_na_volta(navegador, volta, da_vitima) == 403
    assert sem_sessao(navegador)


@pytest.mark.matriz("A10")
def test_recusa_codigo_ja_gasto(govbr: SimuladorDeTeste, navegador: Client) -> None:
    primeira = govbr.autorizar(ir_ao_govbr(navegador, "/sobre/"), "ana")
    navegador.get(caminho(primeira))
    navegador.post(reverse("sair"))
    volta = govbr.autorizar(ir_ao_govbr(navegador), "ana")
    assert _trocar_codigo_na_volta(navegador, volta, parametros(primeira)["code"]) == 403
    assert sem_sessao(navegador)


@pytest.mark.matriz("A11")
def test_recusa_volta_que_diz_outro_emissor(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, navegador: Client
) -> None:
    _recusa(govbr, entrar_pelo_govbr, navegador, retorno={"iss": "https://mau.invalid/"})


@pytest.mark.matriz("A11")
@pytest.mark.parametrize(
    "descoberta",
    [
        {"issuer": "https://mau.invalid/"},
        {"token_endpoint": "https://mau.invalid/token"},
        {"jwks_uri": "https://mau.invalid/jwk"},
        {"authorization_endpoint": "https://mau.invalid/authorize"},
    ],
)
def test_recusa_descoberta_que_desvia(
    govbr: SimuladorDeTeste, navegador: Client, descoberta: dict[str, str]
) -> None:
    govbr.falhar(descoberta=descoberta)
    assert navegador.post(reverse("entrar_govbr")).status_code == 403


@pytest.mark.matriz("A11")
def test_cabecalho_host_nao_muda_a_url_de_retorno(
    govbr: SimuladorDeTeste, navegador: Client
) -> None:
    resposta = navegador.post(reverse("entrar_govbr"), headers={"x-forwarded-host": "mau.invalid"})
    retorno = parametros(resposta["Location"])["redirect_uri"]
    assert retorno == "http://127.0.0.1:8000/entrar/govbr/retorno/"
    trocada = resposta["Location"].replace("retorno%2F", "retorno%2F..%2F")
    assert requests.get(trocada, allow_redirects=False, timeout=5).status_code == 400


def test_registra_a_recusa_sem_cpf_nem_token(
    govbr: SimuladorDeTeste, entrar_pelo_govbr: Entrada, caplog: pytest.LogCaptureFixture
) -> None:
    govbr.falhar(assinatura="adulterada")
    with caplog.at_level(logging.INFO):
        pagina = entrar_pelo_govbr("ana").content.decode()
    (evento,) = [r for r in caplog.records if r.name == "seguranca.entrada"]
    assert "motivo=identidade-nao-confirmada" in evento.getMessage()
    incidente = evento.getMessage().rpartition("=")[2]
    assert incidente in pagina
    assert PERSONAS["ana"].cpf not in caplog.text
    assert "eyJ" not in caplog.text
