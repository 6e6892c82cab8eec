"""A lista das âncoras: só leitura, e o arquivo baixado é o que o elo resume."""

import hashlib
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from municipios.domain.ancora import ancorar
from municipios.models import Ente, Usuario
from tests.municipios.adulteracao import escrever_atos

pytestmark = pytest.mark.django_db
LISTA = reverse("admin:municipios_ancora_changelist")


def test_a_equipe_ve_a_lista_e_baixa_o_arquivo(
    client: Client, lia: Usuario, vicosa: Ente, settings: Settings, tmp_path: Path
) -> None:
    settings.ANCORAS = tmp_path
    escrever_atos(vicosa, lia, 2)
    ancora = ancorar()
    client.force_login(lia, "django.contrib.auth.backends.ModelBackend")
    arquivo = reverse("admin:municipios_ancora_arquivo", args=[ancora.pk])
    pagina = client.get(LISTA).content.decode()
    assert ancora.elo in pagina
    assert arquivo in pagina
    assert "Sem assinatura" in pagina
    resposta = client.get(arquivo)
    assert hashlib.sha256(resposta.content).hexdigest() == ancora.elo
    assert resposta["Content-Disposition"].startswith("attachment; ")
    ver = reverse("admin:municipios_ancora_change", args=[ancora.pk])
    assert client.get(ver).status_code == 200
    assert client.post(ver, {"atos": 1}).status_code == 403


def test_ponto_focal_nao_ve(client: Client, ana: Usuario) -> None:
    client.force_login(ana, "django.contrib.auth.backends.ModelBackend")
    assert client.get(LISTA).status_code == 302
