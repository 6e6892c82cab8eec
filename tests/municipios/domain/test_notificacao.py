import pytest
from django.db import transaction

from municipios.domain.notificacao import Aviso, notificar, notificar_todos
from municipios.models import Notificacao
from tests.builders import criar_ente

pytestmark = pytest.mark.django_db


def aviso(chave: str = "boas_vindas:1:ana:2026-11-23") -> Aviso:
    return Aviso(chave, "boas_vindas", "ana@vicosa.mg.gov.br.invalid", "Ana")


def test_grava_o_aviso_pendente_com_message_id_da_chave() -> None:
    ente = criar_ente()
    notificar(
        "a:1",
        motivo="boas_vindas",
        destinatario="ana@x.invalid",
        nome="Ana",
        ente=ente,
        contexto={"n": 1, "texto": "maçã"},
    )
    linha = Notificacao.objects.pendentes().get()
    assert (linha.ente, linha.contexto, linha.tentativas) == (ente, {"n": 1, "texto": "maçã"}, 0)
    assert linha.message_id == Aviso("a:1", "boas_vindas", "outro@x.invalid").message_id


def test_a_mesma_chave_nao_cria_outro_aviso() -> None:
    assert notificar_todos([aviso(), aviso("boas_vindas:2:ana:2026-11-23")]) == 2
    assert notificar_todos([aviso(), aviso("boas_vindas:3:ana:2026-11-23")]) == 1
    assert Notificacao.objects.count() == 3


def test_sem_avisos_nao_vai_ao_banco(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert notificar_todos([]) == 0


@pytest.mark.matriz("F7")
@pytest.mark.django_db(transaction=True)
def test_fato_desfeito_nao_avisa() -> None:
    with transaction.atomic():
        notificar_todos([aviso()])
        transaction.set_rollback(True)
    assert not Notificacao.objects.exists()
