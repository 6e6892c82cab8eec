"""A caixa de saída com trabalhadores de verdade que morrem no meio do envio."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Notificacao
from municipios.tasks import entregar
from tests.sumidouro import Sumidouro

RAIZ = Path(__file__).resolve().parent.parent.parent
AVISOS, MORTES, PROCESSOS = 700, 6, 2
FILA = f"entrega-{os.getpid()}"

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


class Trabalhador:
    """Um trabalhador do Celery com dois processos, no banco deste teste e numa fila só dele."""

    def __init__(self, sumidouro: Sumidouro, registro: Path) -> None:
        banco = connection.settings_dict
        host = quote(banco["HOST"], safe="")
        ambiente = os.environ | {
            "DATABASE_URL": f"postgresql://{banco['USER']}@/{banco['NAME']}?host={host}",
            "EMAIL_URL": f"smtp://127.0.0.1:{sumidouro.porta}",
            "REDEGOV_CHAVE_SECRETA": settings.SECRET_KEY,
        }
        opcoes = ["--concurrency", str(PROCESSOS), "-Q", FILA, "-n", f"{FILA}@%h"]
        opcoes += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        with registro.open("ab") as saida:
            self.processo = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "redegov.celery", "worker", *opcoes],
                cwd=RAIZ,
                env=ambiente,
                stdout=saida,
                stderr=saida,
                start_new_session=True,
            )

    def matar(self) -> None:
        os.killpg(self.processo.pid, signal.SIGKILL)
        self.processo.wait()


def _acordar() -> None:
    for _ in range(PROCESSOS):
        entregar.apply_async(queue=FILA)


def _passar_o_arrendamento() -> None:
    """O tempo passa: o que um morto arrendou fica livre."""
    presas = Notificacao.objects.pendentes().filter(arrendada_ate__isnull=False)
    presas.update(arrendada_ate=timezone.now() - timedelta(seconds=1))


@pytest.fixture
def avisos() -> Iterator[None]:
    """Avisos à espera, e a fila deste teste apagada no fim."""
    notificar_todos(
        Aviso(f"teste:{n}", "implantacao_parada", f"p{n}@x.invalid", contexto={"produto": "A", "implantacao": 1})
        for n in range(AVISOS)
    )
    yield
    with entregar.app.connection_or_acquire() as conexao:
        conexao.default_channel.queue_delete(FILA)


@pytest.mark.matriz("F1")
@pytest.mark.usefixtures("avisos")
def test_trabalhador_morto_no_meio_do_envio_nao_perde_e_conta_as_repeticoes(
    sumidouro: Sumidouro, tmp_path: Path
) -> None:
    registro = tmp_path / "trabalhador.log"
    for morte in range(MORTES):
        trabalhador = Trabalhador(sumidouro, registro)
        _acordar()
        chegaram = sumidouro.esperar((morte + 1) * 100)
        trabalhador.matar()
        assert chegaram, registro.read_text()
        _passar_o_arrendamento()
    ultimo = Trabalhador(sumidouro, registro)
    _acordar()
    try:
        assert sumidouro.esperar_por(lambda: not Notificacao.objects.pendentes().exists()), (
            registro.read_text()
        )
    finally:
        ultimo.matar()
    copias = sumidouro.por_message_id
    assert set(copias) == set(Notificacao.objects.values_list("message_id", flat=True))
    repetidas = copias.total() - AVISOS
    contadas = Notificacao.objects.aggregate(n=Sum("repeticoes"))["n"]
    assert repetidas <= contadas <= MORTES * PROCESSOS
    for message_id, vezes in copias.items():
        assert Notificacao.objects.get(message_id=message_id).repeticoes >= vezes - 1
