"""O formato iCalendar (RFC 5545): o envelope, o texto escapado e a linha dobrada."""

from collections.abc import Iterable
from datetime import UTC, datetime

LARGURA = 75


def calendario(linhas: Iterable[str]) -> str:
    tudo = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Rede GOV.BR//Portal//PT",
        "METHOD:PUBLISH",
        *linhas,
        "END:VCALENDAR",
    ]
    return "".join(f"{_dobrar(linha)}\r\n" for linha in tudo)


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
