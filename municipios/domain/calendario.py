"""O formato iCalendar (RFC 5545): o envelope, o texto escapado e a linha dobrada."""

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

LARGURA = 75


def calendario(linhas: Iterable[str]) -> str:
    """Sem compromisso nenhum, traz o fuso: calendário vazio a norma não deixa haver."""
    componentes = list(linhas) or fuso(settings.TIME_ZONE, timezone.now())
    tudo = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Rede GOV.BR//Portal//PT",
        "METHOD:PUBLISH",
        *componentes,
        "END:VCALENDAR",
    ]
    return "".join(f"{_dobrar(linha)}\r\n" for linha in tudo)


def fuso(nome: str, agora: datetime) -> list[str]:
    """Nenhum fuso do país tem horário de verão: um deslocamento só, o de hoje."""
    deslocamento = f"{agora.astimezone(ZoneInfo(nome)):%z}"
    return [
        "BEGIN:VTIMEZONE",
        f"TZID:{nome}",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        f"TZOFFSETFROM:{deslocamento}",
        f"TZOFFSETTO:{deslocamento}",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def em_utc(momento: datetime) -> str:
    return f"{momento.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escapar(texto: str) -> str:
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
