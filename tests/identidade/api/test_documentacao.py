"""O esquema e a página que o conta saem das mesmas classes que respondem."""

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db
SUBSTANTIVOS = [
    "entes",
    "populacoes",
    "coortes",
    "adesoes",
    "pontos-focais",
    "mensagens",
    "produtos",
    "implantacoes",
    "consolidados",
]


def test_esquema_descreve_todos_os_substantivos(client: Client) -> None:
    resposta = client.get("/api/v1/esquema/")
    assert resposta.status_code == 200
    esquema = yaml.safe_load(resposta.content)
    assert esquema["openapi"].startswith("3.1")
    assert {f"/api/v1/{nome}/" for nome in SUBSTANTIVOS} <= set(esquema["paths"])


def test_esquema_sai_sem_avisos(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn")
    assert "Warning" not in capsys.readouterr().err


def test_pagina_conta_cada_operacao_a_quem_nao_entrou(client: Client) -> None:
    pagina = client.get("/api/v1/documentacao/")
    assert pagina.status_code == 200
    for nome in SUBSTANTIVOS:
        assert f"/api/v1/{nome}/" in pagina.text
    assert "<script>" not in pagina.text
