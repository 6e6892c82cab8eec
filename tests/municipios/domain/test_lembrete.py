import threading
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from municipios.choices import SituacaoEnte, SituacaoPontoFocal
from municipios.domain.lembrete import lembrar_pontos_focais, limite, vencimento
from municipios.models import Ente, Notificacao, PontoFocal, RegraLembrete
from tests.builders import criar_autoridade, criar_ente, criar_ponto_focal

pytestmark = pytest.mark.django_db

BRASILIA = timezone.get_default_timezone()


def dia(n: int, hora: int = 8, mes: int = 6) -> datetime:
    return datetime(2026, mes, n, hora, tzinfo=BRASILIA)


@pytest.fixture
def indicada() -> PontoFocal:
    """Indicada em 1º de junho às 23h30 de Brasília (já dia 2 em UTC)."""
    return criar_ponto_focal(
        criar_ente(),
        situacao=SituacaoPontoFocal.INDICADO,
        confirmado_em=None,
        indicado_em=dia(1, 23) + timedelta(minutes=30),
    )


def chaves() -> list[str]:
    return sorted(Notificacao.objects.values_list("chave", flat=True))


def test_lembra_no_setimo_dia_e_nao_antes(indicada: PontoFocal) -> None:
    assert lembrar_pontos_focais(agora=dia(7, 23)) == 0
    assert lembrar_pontos_focais(agora=dia(8, 0)) == 1
    assert chaves() == [
        f"ponto_focal_nao_confirmado:{indicada.pk}:ponto_focal-{indicada.pk}:2026-06-08"
    ]
    assert Notificacao.objects.get().destinatario == indicada.email


def test_avisa_tambem_a_autoridade_que_responde(indicada: PontoFocal) -> None:
    criar_autoridade(indicada.ente, email="gabinete@vicosa.invalid")
    criar_autoridade(
        indicada.ente,
        condicao="em_exercicio",
        nome="Vice em exercício",
        cpf="",
        ato="Ato 1",
        email="vice@vicosa.invalid",
        inicio=date(2026, 6, 1),
        fim=date(2026, 6, 30),
    )
    assert lembrar_pontos_focais(agora=dia(8)) == 2
    avisados = Notificacao.objects.values_list("destinatario", flat=True)
    assert set(avisados) == {indicada.email, "vice@vicosa.invalid"}


@pytest.mark.matriz("F3")
def test_dia_perdido_eh_alcancado_com_a_mesma_chave(indicada: PontoFocal) -> None:
    assert lembrar_pontos_focais(agora=dia(11)) == 1
    assert chaves()[0].endswith(":2026-06-08")
    assert lembrar_pontos_focais(agora=dia(12)) == 0


@pytest.mark.matriz("F3")
def test_relogio_que_salta_e_volta_nao_repete(indicada: PontoFocal) -> None:
    RegraLembrete.objects.update(repete_a_cada=7)
    assert lembrar_pontos_focais(agora=dia(8)) == 1
    assert lembrar_pontos_focais(agora=dia(25)) == 1
    assert lembrar_pontos_focais(agora=dia(8)) == 0
    assert lembrar_pontos_focais(agora=dia(22)) == 0
    assert [c.rpartition(":")[2] for c in chaves()] == ["2026-06-08", "2026-06-22"]


@pytest.mark.matriz("F3")
def test_horario_de_verao_nao_muda_o_dia() -> None:
    """Em 4/11/2018 a meia-noite não existiu em Brasília."""
    regra = RegraLembrete.objects.get(pk="ponto_focal_nao_confirmado")
    fato = datetime(2018, 10, 28, 12, tzinfo=BRASILIA)
    assert vencimento(regra, fato, date(2018, 11, 10)) == date(2018, 11, 4)
    assert limite(regra, date(2018, 11, 4)) > fato
    assert limite(regra, date(2018, 11, 10)).date() == date(2018, 11, 4)


@pytest.mark.parametrize("mudanca", ["confirmou", "encerrou", "extinto", "regra_inativa"])
def test_nao_lembra_quem_nao_precisa(indicada: PontoFocal, mudanca: str) -> None:
    if mudanca == "confirmou":
        PontoFocal.objects.update(situacao=SituacaoPontoFocal.CONFIRMADO, confirmado_em=dia(2))
    elif mudanca == "encerrou":
        PontoFocal.objects.update(fim=date(2026, 6, 5))
    elif mudanca == "extinto":
        Ente.objects.update(situacao=SituacaoEnte.EXTINTO)
    else:
        RegraLembrete.objects.update(ativa=False)
    assert lembrar_pontos_focais(agora=dia(20)) == 0


@pytest.mark.matriz("F3")
@pytest.mark.django_db(transaction=True)
def test_duas_batidas_ao_mesmo_tempo_avisam_uma_vez(indicada: PontoFocal) -> None:
    for n in range(50):
        criar_ponto_focal(
            criar_ente(str(3100000 + n)),
            situacao=SituacaoPontoFocal.INDICADO,
            confirmado_em=None,
            indicado_em=dia(1),
        )
    largada, novos = threading.Barrier(2), []

    def bater() -> None:
        largada.wait()
        novos.append(lembrar_pontos_focais(agora=dia(9)))
        connection.close()

    fios = [threading.Thread(target=bater) for _ in range(2)]
    for fio in fios:
        fio.start()
    for fio in fios:
        fio.join()
    assert sum(novos) == Notificacao.objects.count() == 51


@pytest.mark.parametrize("quantos", [1, 30])
def test_consultas_nao_crescem_com_os_casos(quantos: int, django_assert_num_queries: Any) -> None:
    for n in range(quantos):
        criar_ponto_focal(
            criar_ente(str(3100000 + n)),
            situacao=SituacaoPontoFocal.INDICADO,
            confirmado_em=None,
            indicado_em=dia(1),
        )
    with django_assert_num_queries(4):
        lembrar_pontos_focais(agora=dia(9))
