"""Registros do portal: uma linha por fato, no console, sem CPF à mostra."""

import logging
import re
from typing import Any

_CPF = re.compile(r"(?<!\d)\d{3}\.?(\d{3})\.?(\d{3})-?\d{2}(?!\d)")


# O que quebraria a linha, ou mexeria no terminal de quem lê.
_CONTROLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class LinhaSemCPF(logging.Formatter):
    """Uma linha por fato: o que se registra não inventa outra; e todo CPF sai mascarado.

    O rastro de exceção vem depois, recuado: nenhuma linha dele passa por um fato.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (nome do logging)
        return _CONTROLE.sub(_por_extenso, super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802 (nome do logging)
        linhas = super().formatException(ei).splitlines()
        return "\n".join(f"    {_CONTROLE.sub(_por_extenso, linha)}" for linha in linhas)

    def format(self, record: logging.LogRecord) -> str:
        return _CPF.sub(r"***.\1.\2-**", super().format(record))


def _por_extenso(letra: re.Match[str]) -> str:
    return letra[0].encode("unicode_escape").decode()


def configuracao(nivel: str) -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "linha": {
                "()": "redegov.registros.LinhaSemCPF",
                "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "linha"}},
        "root": {"handlers": ["console"], "level": nivel},
        # O axes se apresenta a cada comando; só os bloqueios interessam.
        "loggers": {"axes": {"level": "WARNING"}},
    }
