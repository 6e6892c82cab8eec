"""O horário de uma unidade do Balcão como as agendas o leem: um compromisso por semana e período.

Repete na hora do relógio da unidade, por isso o fuso vai junto.
"""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from identidade.models import Balcao
from municipios.domain.calendario import calendario, em_utc, escapar, fuso

SIGLAS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def horario_em_ics(balcao: Balcao, *, agora: datetime | None = None) -> str:
    momento = agora or timezone.now()
    linhas = fuso(balcao.fuso, momento)
    for (abre, fecha), dias in sorted(_dias_por_periodo(balcao).items()):
        linhas += _evento(balcao, abre, fecha, sorted(dias), momento)
    return calendario(linhas)


def _dias_por_periodo(balcao: Balcao) -> dict[tuple[time, time], list[int]]:
    grupos: dict[tuple[time, time], list[int]] = {}
    for horario in balcao.horarios.all():
        grupos.setdefault((horario.abre, horario.fecha), []).append(horario.dia)
    return grupos


def _evento(balcao: Balcao, abre: time, fecha: time, dias: list[int], agora: datetime) -> list[str]:
    primeiro = _primeiro_dia(balcao.aberto_em or timezone.localdate(agora), dias)
    lugar = []
    if balcao.latitude is not None and balcao.longitude is not None:
        lugar = [f"GEO:{balcao.latitude};{balcao.longitude}"]
    return [
        "BEGIN:VEVENT",
        f"UID:balcao-{balcao.pk}-{abre:%H%M}-{fecha:%H%M}@{settings.DOMINIO_DO_CORREIO}",
        f"SEQUENCE:{balcao.versao}",
        f"DTSTAMP:{em_utc(agora)}",
        f"DTSTART;TZID={balcao.fuso}:{primeiro:%Y%m%d}T{abre:%H%M%S}",
        f"DTEND;TZID={balcao.fuso}:{primeiro:%Y%m%d}T{fecha:%H%M%S}",
        f"RRULE:FREQ=WEEKLY;BYDAY={','.join(SIGLAS[dia - 1] for dia in dias)}",
        "TRANSP:TRANSPARENT",
        f"SUMMARY:{escapar(f'Balcão GOV.BR aberto: {balcao}')}",
        f"LOCATION:{escapar(balcao.endereco)}",
        *lugar,
        f"DESCRIPTION:{escapar(balcao.horario_nota)}",
        "END:VEVENT",
    ]


def _primeiro_dia(desde: date, dias: list[int]) -> date:
    """O primeiro dia em que abre, a contar da abertura: a repetição começa nele."""
    seguintes = (desde + timedelta(days=n) for n in range(7))
    return next(dia for dia in seguintes if dia.isoweekday() in dias)
