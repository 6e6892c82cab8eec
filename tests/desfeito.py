"""O que se faz num bloco se desfaz ao sair dele, como num teste do Django."""

import contextlib
from collections.abc import Iterator

from django.db import transaction


@contextlib.contextmanager
def desfeito() -> Iterator[None]:
    """Vale dentro de outro: o de fora monta o palco, o de dentro é um teste."""
    bloco = transaction.atomic()
    # É o que o TestCase do Django diz dos dele: o código que pede `durable` não se espanta.
    bloco._from_testcase = True  # type: ignore[attr-defined]
    with bloco:
        yield
        transaction.set_rollback(True)
