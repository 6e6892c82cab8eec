from datetime import timedelta
from pathlib import Path

import pytest
from celery import Celery
from django.conf import settings as configuracao
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from municipios.domain.notificacao import notificar
from municipios.models import Notificacao
from redegov import batida
from redegov.batida import RELOGIO, TRABALHADOR, RelogioQueBate
from redegov.celery import AGENDA, app
from redegov.tasks import bater

TODAS = {"banco", "migracoes", "correio", "valkey", "relogio", "trabalhador"}
pytestmark = pytest.mark.usefixtures("cache_limpo")


@pytest.fixture
def batendo(cache_limpo: None) -> None:
    batida.bater(RELOGIO)
    batida.bater(TRABALHADOR)


def test_vivo_responde_sem_banco(client: Client) -> None:
    resposta = client.get("/saude/vivo")
    assert resposta.status_code == 200
    assert resposta.json() == {"situacao": "ok"}


@pytest.mark.django_db
@pytest.mark.usefixtures("batendo")
def test_pronto_confere_cada_parte(client: Client) -> None:
    resposta = client.get("/saude/pronto")
    assert resposta.status_code == 200
    corpo = resposta.json()
    assert corpo["situacao"] == "ok"
    assert corpo["partes"] == dict.fromkeys(TODAS, "ok")
    assert corpo["segundos"] == {"relogio": 0, "trabalhador": 0, "correio": None}


@pytest.mark.django_db
def test_pronto_sem_relogio_nem_trabalhador_so_degrada(client: Client) -> None:
    cache.set("batida:relogio", timezone.now().timestamp() - 90, timeout=None)
    resposta = client.get("/saude/pronto")
    assert resposta.status_code == 200
    corpo = resposta.json()
    assert corpo["situacao"] == "degradado"
    assert corpo["partes"]["relogio"] == corpo["partes"]["trabalhador"] == "sem sinal"
    assert 90 <= corpo["segundos"]["relogio"] < 100
    assert corpo["segundos"]["trabalhador"] is None


@pytest.mark.django_db
@pytest.mark.usefixtures("batendo")
@pytest.mark.parametrize(
    ("minutos", "situacao"), [(1, "ok"), (14, "ok"), (16, "há avisos encalhados")]
)
def test_pronto_diz_a_idade_do_aviso_mais_velho(
    client: Client, minutos: int, situacao: str
) -> None:
    for chave in ("velho", "novo"):
        notificar(chave, motivo="teste", destinatario="a@x.invalid")
    criada = timezone.now() - timedelta(minutes=minutos)
    Notificacao.objects.filter(chave="velho").update(criada_em=criada)
    corpo = client.get("/saude/pronto").json()
    assert corpo["partes"]["correio"] == situacao
    assert minutos * 60 <= corpo["segundos"]["correio"] < minutos * 60 + 20


@pytest.mark.django_db
def test_pronto_sem_valkey_so_degrada(client: Client, settings: Settings) -> None:
    valkey = settings.CACHES["default"] | {"LOCATION": "unix:///tmp/redegov-nao-ha.sock?db=1"}
    settings.CACHES = {"default": valkey}
    resposta = client.get("/saude/pronto")
    assert resposta.status_code == 200
    partes = resposta.json()["partes"]
    assert {partes[p] for p in ("valkey", "relogio", "trabalhador")} == {"não respondeu"}
    assert partes["banco"] == "ok"


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
    assert resposta.json()["situacao"] == "indisponivel"
    assert resposta.json()["partes"]["banco"] == "não respondeu"


def test_trabalhador_da_sinal_pela_agenda() -> None:
    assert AGENDA["sinal de vida do trabalhador"]["task"] == bater.name
    bater()
    assert batida.idades() == {RELOGIO: None, TRABALHADOR: 0}


def test_relogio_da_sinal_a_cada_volta(tmp_path: Path) -> None:
    assert app.conf.beat_scheduler == "redegov.batida:RelogioQueBate"
    relogio = RelogioQueBate(Celery("vazio"), schedule_filename=str(tmp_path / "agenda"))
    relogio.tick()
    relogio.close()
    assert batida.idades() == {RELOGIO: 0, TRABALHADOR: None}


def test_saude_nao_redireciona_para_https() -> None:
    assert configuracao.SECURE_REDIRECT_EXEMPT == [r"^saude/"]
