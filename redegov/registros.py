"""Registros do portal: uma linha por fato, no console, sem CPF à mostra."""

import logging
import re
from typing import Any

_CPF = re.compile(r"(?<!\d)\d{3}\.?(\d{3})\.?(\d{3})-?\d{2}(?!\d)")


class LinhaSemCPF(logging.Formatter):
    """Mascara todo CPF da linha pronta, inclusive no rastro de exceção."""

    def format(self, record: logging.LogRecord) -> str:
        return _CPF.sub(r"***.\1.\2-**", super().format(record))


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
