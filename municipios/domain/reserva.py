"""Reservar uma linha para um trabalhador: por um tempo, contando as tentativas.

Quem morre no meio deixa a reserva vencer, e outro a pega; a conta de tentativas diz quando parar.
"""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)


@transaction.atomic
def reservar(livres: QuerySet[M], *, agora: datetime, tempo: timedelta, **campos: Any) -> M | None:
    """A primeira de `livres` que ninguém segura, já gravada com a reserva e com `campos`."""
    linha: Any = livres.select_for_update(skip_locked=True, of=("self",)).first()
    if linha is None:
        return None
    mudancas = {"reservada_ate": agora + tempo, "tentativas": linha.tentativas + 1, **campos}
    for campo, valor in mudancas.items():
        setattr(linha, campo, valor)
    linha.save(update_fields=list(mudancas))
    reservada: M = linha
    return reservada
