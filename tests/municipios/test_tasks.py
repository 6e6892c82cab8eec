"""A caixa de saída com trabalhadores de verdade que morrem no meio do envio."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import Sum
from django.utils import timezone

from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Notificacao
from municipios.tasks import entregar
from tests.sumidouro import Sumidouro
from tests.trabalhador import PROCESSOS, Trabalhador

AVISOS, MORTES = 700, 6
FILA = f"entrega-{os.getpid()}"

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


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
        Aviso(
            f"teste:{n}",
            "implantacao_parada",
            f"p{n}@x.invalid",
            contexto={"produto": "A", "implantacao": 1},
        )
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
        trabalhador = Trabalhador(registro, FILA, EMAIL_URL=f"smtp://127.0.0.1:{sumidouro.porta}")
        _acordar()
        chegaram = sumidouro.esperar((morte + 1) * 100)
        trabalhador.matar()
        assert chegaram, registro.read_text()
        _passar_o_arrendamento()
    ultimo = Trabalhador(registro, FILA, EMAIL_URL=f"smtp://127.0.0.1:{sumidouro.porta}")
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
