"""Sinais de vida: o relógio e o trabalhador deixam a hora no Valkey, e `/saude/pronto` a conta."""

import contextlib
import time
from typing import Any

from celery.beat import PersistentScheduler
from django.core.cache import cache
from redis import RedisError

RELOGIO = "relogio"
TRABALHADOR = "trabalhador"


def bater(quem: str) -> None:
    cache.set(_chave(quem), time.time(), timeout=None)


def idades() -> dict[str, int | None]:
    """Há quantos segundos cada um deu sinal; `None` se nunca deu. Levanta `RedisError`."""
    horas = cache.get_many([_chave(RELOGIO), _chave(TRABALHADOR)])
    agora = time.time()
    return {
        quem: max(0, int(agora - horas[_chave(quem)])) if _chave(quem) in horas else None
        for quem in (RELOGIO, TRABALHADOR)
    }


def _chave(quem: str) -> str:
    return f"batida:{quem}"


class RelogioQueBate(PersistentScheduler):
    """O beat de sempre, que diz a hora a cada volta; sem Valkey, segue e tenta na próxima."""

    def tick(self, *args: Any, **opcoes: Any) -> float:
        espera: float = super().tick(*args, **opcoes)
        with contextlib.suppress(RedisError):
            bater(RELOGIO)
        return espera
