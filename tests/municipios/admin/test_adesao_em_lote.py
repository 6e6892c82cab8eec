"""A planilha de adesões pela página: quem entra, quem não, e o trabalhador que morre no meio."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from municipios.choices import SituacaoImportacao, TipoImportacao
from municipios.domain.importacao import confirmar, receber
from municipios.domain.importador import processar_importacoes
from municipios.models import Adesao, Ente, Historico, Importacao, Usuario
from municipios.tasks import importar
from redegov.embarcado.processo import esperar
from tests.builders import UBATUBA, VICOSA, criar_adesao
from tests.trabalhador import Trabalhador

pytestmark = pytest.mark.django_db
FILA = f"lote-{os.getpid()}"
PLANILHA = f"codigo_ibge;assinada_em\n{VICOSA};01/03/2024\n{UBATUBA};02/03/2024\n"


def _arquivo() -> SimpleUploadedFile:
    return SimpleUploadedFile("adesoes.csv", PLANILHA.encode())


@pytest.mark.parametrize(
    ("quem", "envio", "modelo"),
    [("ana", 302, 302), ("pedro", 302, 302), ("davi", 302, 302), ("lia", 403, 200)],
)
def test_quem_nao_registra_por_todos_nao_envia(
    client: Client, request: pytest.FixtureRequest, quem: str, envio: int, modelo: int
) -> None:
    client.force_login(request.getfixturevalue(quem), "django.contrib.auth.backends.ModelBackend")
    pedido = {"arquivo": _arquivo(), "tipo": "adesoes", "ano": ""}
    assert client.post(reverse("admin:municipios_importacao_add"), pedido).status_code == envio
    assert (
        client.get(reverse("admin:municipios_importacao_modelo", args=["adesoes"])).status_code
        == modelo
    )
    assert not Importacao.objects.exists()


@pytest.fixture
def fila(transactional_db: None) -> Iterator[None]:
    yield
    with importar.app.connection_or_acquire() as conexao:
        conexao.default_channel.queue_delete(FILA)


def _parado_no_meio() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND wait_event_type = 'Lock' AND wait_event = 'transactionid'"
        )
        return bool(cursor.fetchone()[0])


@pytest.mark.e2e
@pytest.mark.django_db(transaction=True)
def test_trabalhador_morto_no_meio_da_planilha_e_retomado_sem_repetir(
    carla: Usuario, vicosa: Ente, ubatuba: Ente, tmp_path: Path, settings: Any, fila: None
) -> None:
    """Viçosa já está escrita e Ubatuba espera quando o trabalhador morre: nada fica pela metade."""
    nova = receber(_arquivo(), por=carla, tipo=TipoImportacao.ADESOES)
    processar_importacoes()
    confirmar(nova, por=carla)
    morto = Trabalhador(tmp_path / "trabalhador.log", FILA)
    with ExitStack() as ao_sair, transaction.atomic():
        ao_sair.callback(morto.matar)
        criar_adesao(ubatuba)
        importar.apply_async(queue=FILA)
        assert esperar(_parado_no_meio, 60), (tmp_path / "trabalhador.log").read_text()
        morto.matar()
        transaction.set_rollback(True)
    assert not Adesao.objects.exists()
    presas = Importacao.objects.filter(situacao=SituacaoImportacao.APLICANDO)
    assert presas.update(arrendada_ate=timezone.now() - timedelta(seconds=1)) == 1
    processar_importacoes()
    nova.refresh_from_db()
    assert nova.situacao == SituacaoImportacao.APLICADA
    assert Adesao.objects.em_vigor().count() == 2
    assert Historico.objects.filter(alvo_tipo="municipios.adesao").count() == 2
