"""Por quem a pessoa age agora, e como troca."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from municipios.choices import SituacaoPontoFocal
from municipios.http.ente_atual import ente_atual
from municipios.models import Ente, PontoFocal, Usuario
from tests.builders import JOINVILLE, criar_ente, criar_ponto_focal


@pytest.fixture(autouse=True)
def _destino(settings: Settings) -> None:
    settings.LOGIN_REDIRECT_URL = "inicio"


def _entrar(usuario: Usuario) -> Client:
    navegador = Client()
    navegador.force_login(usuario)
    return navegador


def _atual(navegador: Client) -> Ente | None:
    return ente_atual(navegador.get(reverse("inicio")).wsgi_request)


def _trocar(navegador: Client, codigo: str, **dados: str) -> int:
    return navegador.post(reverse("trocar_ente"), {"ente": codigo, **dados}).status_code


def test_quem_representa_um_so_ja_age_por_ele(ana: Usuario, vicosa: Ente) -> None:
    assert _atual(_entrar(ana)) == vicosa


def test_sem_vinculo_nao_age_por_ninguem(davi: Usuario) -> None:
    assert _atual(_entrar(davi)) is None


def test_anonimo_nao_age_por_ninguem(db: None) -> None:
    assert _atual(Client()) is None


def test_quem_representa_dois_escolhe(ana: Usuario, vicosa: Ente) -> None:
    joinville = criar_ente(JOINVILLE)
    criar_ponto_focal(joinville, cpf=ana.cpf)
    navegador = _entrar(ana)
    assert _atual(navegador) is None
    assert _trocar(navegador, joinville.pk) == 302
    assert _atual(navegador) == joinville
    _trocar(navegador, vicosa.pk)
    assert _atual(navegador) == vicosa


def test_analista_escolhe_qualquer_um_e_comeca_sem_nenhum(carla: Usuario, vicosa: Ente) -> None:
    navegador = _entrar(carla)
    assert _atual(navegador) is None
    assert _trocar(navegador, vicosa.pk) == 302
    assert _atual(navegador) == vicosa


@pytest.mark.parametrize("codigo", ["3555406", "9999999", "", "x" * 500, "\x00"])
def test_nao_troca_para_ente_de_outros(ana: Usuario, ubatuba: Ente, codigo: str) -> None:
    assert _trocar(_entrar(ana), codigo) == 404


@pytest.mark.matriz("B6")
def test_ponto_focal_encerrado_perde_o_ente_no_pedido_seguinte(ana: Usuario, vicosa: Ente) -> None:
    navegador = _entrar(ana)
    _trocar(navegador, vicosa.pk)
    PontoFocal.objects.update(situacao=SituacaoPontoFocal.ENCERRADO, fim=timezone.localdate())
    assert _atual(navegador) is None
    assert _trocar(navegador, vicosa.pk) == 404


@pytest.mark.matriz("A15")
def test_troca_so_volta_a_pagina_do_portal(ana: Usuario, vicosa: Ente) -> None:
    resposta = _entrar(ana).post(
        reverse("trocar_ente"), {"ente": vicosa.pk, "next": "//mau.invalid/"}
    )
    assert resposta["Location"] == "/"
