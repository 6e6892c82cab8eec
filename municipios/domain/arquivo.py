"""Arquivo que só aparece no lugar definitivo quando a transação confirma.

O conteúdo é gravado já, numa pasta de espera do mesmo disco: disco cheio desfaz a transação, como
deve. Confirmada, o arquivo muda de nome, num passo só. Desfeita, ninguém mais aponta para ele, e
ele se apaga: recusa não deixa sobra. O que uma queda deixar na espera, `esquecidos` mostra.
"""

import os
import time
import weakref
from pathlib import Path, PurePosixPath

from django.core.files.storage import default_storage
from django.db import transaction

ESPERA = "em-espera"
# Bem mais que qualquer transação: quem está há tanto tempo na espera perdeu o processo que o pôs.
ESQUECIDO_DEPOIS_DE = 60 * 60


def gravar_ao_confirmar(nome: str, conteudo: bytes) -> None:
    """`nome` é o caminho no depósito, de fim único; o conteúdo chega a ele com o commit."""
    espera = _Espera(PurePosixPath(nome).name, conteudo)
    transaction.on_commit(lambda: espera.entregar(nome))


def esquecidos() -> list[Path]:
    """O que uma queda deixou na espera; o nome é o fim do caminho definitivo."""
    antes = time.time() - ESQUECIDO_DEPOIS_DE
    return [a for a in _pasta().iterdir() if a.stat().st_mtime < antes]


def entregar(caminho: Path, nome: str) -> None:
    destino = Path(default_storage.path(nome))
    destino.parent.mkdir(parents=True, exist_ok=True)
    caminho.replace(destino)


def _pasta() -> Path:
    pasta = Path(default_storage.path(ESPERA))
    pasta.mkdir(mode=0o700, parents=True, exist_ok=True)
    return pasta


class _Espera:
    """Existe enquanto o `on_commit` da transação a segurar."""

    def __init__(self, nome: str, conteudo: bytes) -> None:
        self.caminho = _pasta() / nome
        descritor = os.open(self.caminho, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self.apagar = weakref.finalize(self, self.caminho.unlink, missing_ok=True)
        # Um processo filho que saia não pode apagar o que é do pai.
        self.apagar.atexit = False  # type: ignore[misc]
        with os.fdopen(descritor, "wb") as arquivo:
            arquivo.write(conteudo)
            arquivo.flush()
            os.fsync(arquivo.fileno())

    def entregar(self, nome: str) -> None:
        entregar(self.caminho, nome)
        self.apagar.detach()
