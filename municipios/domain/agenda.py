"""O evento como as agendas o leem (iCalendar, RFC 5545): identidade fixa, revisão que sobe."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings
from django.utils import timezone

from municipios.models import Evento

LARGURA = 75


def em_ics(evento: Evento, *, sala: str = "", agora: datetime | None = None) -> str:
    """`sala` é o endereço a distância, que só se dá a quem confirmou."""
    return _calendario(_linhas(evento, sala, agora or timezone.now()))


def agenda_em_ics(eventos: Iterable[Evento], *, agora: datetime | None = None) -> str:
    """Vários eventos num arquivo só, que o programa de agenda assina e relê; sem sala nenhuma."""
    momento = agora or timezone.now()
    return _calendario(linha for evento in eventos for linha in _linhas(evento, "", momento))


def _calendario(linhas: Iterable[str]) -> str:
    tudo = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Rede GOV.BR//Portal//PT",
        "METHOD:PUBLISH",
        *linhas,
        "END:VCALENDAR",
    ]
    return "".join(f"{_dobrar(linha)}\r\n" for linha in tudo)


def _linhas(evento: Evento, sala: str, agora: datetime) -> list[str]:
    descricao = "\n".join(filter(None, [evento.pauta, sala]))
    return [
        "BEGIN:VEVENT",
        f"UID:evento-{evento.pk}@{settings.DOMINIO_DO_CORREIO}",
        f"SEQUENCE:{evento.revisao}",
        f"DTSTAMP:{_utc(agora)}",
        f"DTSTART:{_utc(evento.inicio)}",
        f"DTEND:{_utc(evento.fim)}",
        f"STATUS:{'CANCELLED' if evento.foi_cancelado else 'CONFIRMED'}",
        f"SUMMARY:{_texto(evento.nome)}",
        f"LOCATION:{_texto(evento.local or evento.get_modalidade_display())}",
        f"DESCRIPTION:{_texto(descricao)}",
        "END:VEVENT",
    ]


def _utc(momento: datetime) -> str:
    return f"{momento.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _texto(texto: str) -> str:
    """Nenhum caractere que um leitor tome por fim de linha passa: seria outra propriedade."""
    limpo = "\n".join(texto.splitlines()).replace("\\", "\\\\")
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
