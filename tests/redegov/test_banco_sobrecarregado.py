"""Linha G2 da matriz: o pool acabou, ou a conexão caiu no meio."""

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.utils import timezone

from redegov.embarcado import postgres
from tests.servicos import DADOS

pytestmark = [pytest.mark.matriz("G2"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pool_de_uma_conexao(transactional_db: None) -> Iterator[None]:
    """Um pool de um lugar só, e esse lugar ocupado por outra pessoa."""
    connection.close()
    connection.settings_dict["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 1, "timeout": 0.2}}
    connection.ensure_connection()
    connection.close()
    pool = connection.pool  # type: ignore[attr-defined]
    ocupada = pool.getconn()
    yield
    pool.putconn(ocupada)
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    connection.settings_dict["OPTIONS"] = {}


@pytest.fixture
def visitante(client: Client) -> Client:
    """Traz um cookie de sessão: achá-la obriga toda página a ir ao banco."""
    client.raise_request_exception = False
    client.cookies["sessao"] = "a" * 32
    return client


@pytest.mark.usefixtures("pool_de_uma_conexao")
def test_pool_esgotado_responde_503_com_hora_de_voltar(visitante: Client) -> None:
    resposta = visitante.get("/equipe/")
    assert resposta.status_code == 503
    assert resposta["Retry-After"] == "5"
    assert "indisponível por instantes" in resposta.content.decode()


@pytest.mark.usefixtures("pool_de_uma_conexao")
def test_pool_esgotado_nao_derruba_quem_nao_precisa_do_banco(client: Client) -> None:
    assert client.get("/saude/vivo").status_code == 200
    assert client.get("/saude/pronto").status_code == 503


def _cortar_a_conexao() -> None:
    with connection.cursor() as cursor, postgres.administrar(DADOS) as administrador:
        cursor.execute("SELECT pg_backend_pid()")
        administrador.execute("SELECT pg_terminate_backend(%s)", cursor.fetchone())


@transaction.atomic
def _gravar_com_corte_no_meio() -> None:
    Session.objects.create(session_key="x", expire_date=timezone.now())
    _cortar_a_conexao()
    Session.objects.count()


def test_conexao_cortada_no_meio_de_uma_transacao_desfaz_tudo() -> None:
    with pytest.raises(OperationalError):
        _gravar_com_corte_no_meio()
    connection.close()
    assert not Session.objects.filter(session_key="x").exists()
