"""Páginas de erro: cada situação com a sua frase, e a API com problem+json."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from redegov import erros

Fabrica = Callable[[], HttpRequest]


@pytest.fixture
def pedido(rf: RequestFactory) -> Fabrica:
    def fabricar() -> HttpRequest:
        request = rf.get("/qualquer/")
        request.user = AnonymousUser()
        return request

    return fabricar


def test_nao_encontrada_diz_o_que_fazer(client: Client) -> None:
    resposta = client.get("/nao-existe/")
    assert resposta.status_code == 404
    assert "Não encontramos esta página" in resposta.text
    assert "Ir para o início" in resposta.text


def test_nao_encontrada_na_api_e_problema_em_json(client: Client) -> None:
    resposta = client.get("/api/v1/nao-existe/")
    assert resposta.status_code == 404
    assert resposta["Content-Type"] == "application/problem+json"
    assert resposta.json()["status"] == 404


@pytest.mark.parametrize(
    ("excecao", "status", "frase"),
    [
        (SuspiciousOperation(), 400, "Não entendemos este pedido"),
        (RequestDataTooBig(), 413, "O envio é grande demais"),
    ],
)
def test_pedido_invalido_separa_o_grande_demais(
    pedido: Fabrica, excecao: Exception, status: int, frase: str
) -> None:
    resposta = erros.pedido_invalido(pedido(), excecao)
    assert resposta.status_code == status
    assert frase in resposta.text


def test_acesso_negado_aponta_meu_municipio(pedido: Fabrica) -> None:
    resposta = erros.acesso_negado(pedido(), PermissionError())
    assert resposta.status_code == 403
    assert "Meu município" in resposta.text


def test_csrf_recusado_explica_sem_jargao() -> None:
    resposta = Client(enforce_csrf_checks=True).post("/sobre/")
    assert resposta.status_code == 403
    assert "O formulário perdeu a validade" in resposta.text
    assert "CSRF" not in resposta.text


def _responder_durante(excecao: Exception, pedido: Fabrica) -> HttpResponse:
    try:
        raise excecao
    except Exception:  # noqa: BLE001
        return erros.erro_do_servidor(pedido())


def test_erro_do_servidor_nao_depende_de_banco(pedido: Fabrica) -> None:
    resposta = _responder_durante(ValueError(), pedido)
    assert resposta.status_code == 500
    assert "O portal falhou" in resposta.text


def test_banco_fora_do_ar_pede_para_voltar(pedido: Fabrica) -> None:
    resposta = _responder_durante(OperationalError(), pedido)
    assert resposta.status_code == 503
    assert resposta["Retry-After"] == str(erros.TENTE_EM_SEGUNDOS)
    assert "indisponível" in resposta.text


def test_sessao_que_nao_se_grava_sem_banco_nao_culpa_quem_pediu(pedido: Fabrica) -> None:
    interrompida = SessionInterrupted("a sessão sumiu")
    interrompida.__context__ = UpdateError()
    interrompida.__context__.__context__ = OperationalError()
    resposta = erros.pedido_invalido(pedido(), interrompida)
    assert resposta.status_code == 503
    assert erros.pedido_invalido(pedido(), SessionInterrupted("expirou")).status_code == 400
