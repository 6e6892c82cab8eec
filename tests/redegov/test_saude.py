import pytest
from django.conf import settings
from django.db import connection
from django.test import Client


def test_vivo_responde_sem_banco(client: Client) -> None:
    resposta = client.get("/saude/vivo")
    assert resposta.status_code == 200
    assert resposta.json() == {"situacao": "ok"}


@pytest.mark.django_db
def test_pronto_confere_banco_migracoes_e_valkey(client: Client) -> None:
    resposta = client.get("/saude/pronto")
    assert resposta.status_code == 200
    assert resposta.json()["partes"] == {"banco": "ok", "migracoes": "ok", "valkey": "ok"}


@pytest.mark.django_db(transaction=True)
def test_pronto_responde_503_sem_banco(client: Client) -> None:
    nome = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "redegov_que_nao_existe"
    try:
        resposta = client.get("/saude/pronto")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = nome
    assert resposta.status_code == 503
    assert resposta["Retry-After"] == "5"
    assert resposta.json()["partes"]["banco"] == "não respondeu"


def test_saude_nao_redireciona_para_https() -> None:
    assert settings.SECURE_REDIRECT_EXEMPT == [r"^saude/"]
