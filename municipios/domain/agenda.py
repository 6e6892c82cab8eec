"""O evento como as agendas o leem (iCalendar, RFC 5545): identidade fixa, revisão que sobe."""

from datetime import UTC, datetime

from django.conf import settings
from django.utils import timezone

from municipios.models import Evento

LARGURA = 75


def em_ics(evento: Evento, *, sala: str = "", agora: datetime | None = None) -> str:
    """`sala` é o endereço a distância, que só se dá a quem confirmou."""
    descricao = "\n".join(filter(None, [evento.pauta, sala]))
    linhas = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Rede GOV.BR//Portal//PT",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:evento-{evento.pk}@{settings.DOMINIO_DO_CORREIO}",
        f"SEQUENCE:{evento.revisao}",
        f"DTSTAMP:{_utc(agora or timezone.now())}",
        f"DTSTART:{_utc(evento.inicio)}",
        f"DTEND:{_utc(evento.fim)}",
        f"STATUS:{'CANCELLED' if evento.foi_cancelado else 'CONFIRMED'}",
        f"SUMMARY:{_texto(evento.nome)}",
        f"LOCATION:{_texto(evento.local or evento.get_modalidade_display())}",
        f"DESCRIPTION:{_texto(descricao)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_dobrar(linha)}\r\n" for linha in linhas)


def _utc(momento: datetime) -> str:
    return f"{momento.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _texto(texto: str) -> str:
    limpo = texto.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return limpo.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _dobrar(linha: str) -> str:
    """Linha de mais de 75 octetos continua na seguinte, sem partir letra acentuada."""
    pedacos: list[str] = []
    atual = ""
    for letra in linha:
        if len((atual + letra).encode()) > LARGURA - bool(pedacos):
            pedacos.append(atual)
            atual = ""
        atual += letra
    return "\r\n ".join([*pedacos, atual])
