"""Os feriados que acompanham o portal, e a conta de dias úteis contra a conta ingênua."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from municipios.choices import SituacaoAdesao
from municipios.domain.feriado import carregar_feriados, de_lei, pascoa
from municipios.domain.prazo_analise import Calendario, contar, dias_uteis_entre
from municipios.models import Feriado

INICIO = date(2026, 1, 1)
COM_A_SGD = (SituacaoAdesao.ASSINADA, SituacaoAdesao.EM_ANALISE)
SITUACOES = (SituacaoAdesao.RASCUNHO, SituacaoAdesao.EM_DILIGENCIA, *COM_A_SGD)
FERIADOS = {f.data for f in de_lei() if f.uf in ("", "MG")}


def _meio_dia(dia: date) -> datetime:
    return datetime.combine(dia, time(12), timezone.get_current_timezone())


@pytest.mark.parametrize(
    ("ano", "dia"), [(2024, "2024-03-31"), (2026, "2026-04-05"), (2027, "2027-03-28"),
                     (2028, "2028-04-16"), (2038, "2038-04-25"), (1981, "1981-04-19")]
)  # fmt: skip
def test_pascoa_eh_a_do_calendario(ano: int, dia: str) -> None:
    assert pascoa(ano).isoformat() == dia


@given(
    st.lists(st.tuples(st.sampled_from(SITUACOES), st.integers(0, 40)), min_size=1, max_size=8),
    st.integers(0, 60),
    st.sampled_from([None, 5, 10, 30]),
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_relogio_conta_como_quem_olha_dia_a_dia(
    passos: list[tuple[SituacaoAdesao, int]], sobra: int, prazo: int | None
) -> None:
    atos, dia = [], INICIO
    for situacao, dias in passos:
        dia += timedelta(days=dias)
        atos.append((situacao, _meio_dia(dia)))
    hoje = dia + timedelta(days=sobra)
    calendario = Calendario(INICIO, hoje + timedelta(days=120), FERIADOS)
    relogio = contar(atos, calendario, prazo, _meio_dia(hoje))
    # O dia é de quem tinha a vez na véspera: o dia em que a vez muda ainda é de quem a passou.
    contados = [
        d
        for d in (INICIO + timedelta(days=n) for n in range((hoje - INICIO).days + 1))
        if d.weekday() < 5
        and d not in FERIADOS
        and [s in COM_A_SGD for s, q in atos if q.date() < d][-1:] == [True]
    ]
    assert relogio.uteis == len(contados)
    agora_com_a_sgd = atos[-1][0] in COM_A_SGD
    assert relogio.atrasada == bool(prazo and agora_com_a_sgd and _passou(contados, prazo, hoje))


def _passou(contados: list[date], prazo: int, hoje: date) -> bool:
    return len(contados) >= prazo and hoje > contados[prazo - 1]


@pytest.mark.django_db
def test_carregar_duas_vezes_nao_repete_e_a_uf_tem_o_seu_dia() -> None:
    carregar_feriados()
    assert carregar_feriados() == 0
    assert Feriado.objects.filter(uf="").count() == 39
    de, ate = _meio_dia(date(2026, 7, 8)), _meio_dia(date(2026, 7, 10))
    assert (dias_uteis_entre(de, ate, "SP"), dias_uteis_entre(de, ate, "MG")) == (1, 2)
