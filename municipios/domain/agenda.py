"""O evento como as agendas o leem (iCalendar): identidade fixa, revisão que sobe."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from municipios.domain.calendario import calendario, em_utc, escapar
from municipios.models import Evento


def em_ics(evento: Evento, *, sala: str = "", agora: datetime | None = None) -> str:
    """`sala` é o endereço a distância, que só se dá a quem confirmou."""
    return calendario(_linhas(evento, sala, agora or timezone.now()))


def agenda_em_ics(eventos: Iterable[Evento], *, agora: datetime | None = None) -> str:
    """Vários eventos num arquivo só, que o programa de agenda assina e relê; sem sala nenhuma."""
    momento = agora or timezone.now()
    return calendario(linha for evento in eventos for linha in _linhas(evento, "", momento))


def _linhas(evento: Evento, sala: str, agora: datetime) -> list[str]:
    descricao = "\n".join(filter(None, [evento.pauta, sala]))
    return [
        "BEGIN:VEVENT",
        f"UID:evento-{evento.pk}@{settings.DOMINIO_DO_CORREIO}",
        f"SEQUENCE:{evento.revisao}",
        f"DTSTAMP:{em_utc(agora)}",
        f"DTSTART:{em_utc(evento.inicio)}",
        f"DTEND:{em_utc(evento.fim)}",
        f"STATUS:{'CANCELLED' if evento.foi_cancelado else 'CONFIRMED'}",
        f"SUMMARY:{escapar(evento.nome)}",
        f"LOCATION:{escapar(evento.local or evento.get_modalidade_display())}",
        f"DESCRIPTION:{escapar(descricao)}",
        "END:VEVENT",
    ]
