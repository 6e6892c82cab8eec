"""Arquivo que só aparece no lugar definitivo quando a transação confirma.

O conteúdo é gravado já, numa pasta de espera do mesmo disco: disco cheio desfaz a transação, como
deve. Confirmada, o arquivo muda de nome, num passo só. Desfeita, ninguém mais aponta para ele, e
ele se apaga: recusa não deixa sobra.
"""

import os
import tempfile
import weakref
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction

ESPERA = "em-espera"


def gravar_ao_confirmar(nome: str, conteudo: bytes) -> None:
    """`nome` é o caminho no depósito de arquivos; o conteúdo chega a ele com o commit."""
    espera = _Espera(conteudo)
    transaction.on_commit(lambda: espera.entregar(nome))


class _Espera:
    """Existe enquanto o `on_commit` da transação a segurar."""

    def __init__(self, conteudo: bytes) -> None:
        pasta = Path(default_storage.path(ESPERA))
        pasta.mkdir(mode=0o700, parents=True, exist_ok=True)
        descritor, caminho = tempfile.mkstemp(dir=pasta)
        self.caminho = Path(caminho)
        self.apagar = weakref.finalize(self, self.caminho.unlink, missing_ok=True)
        with os.fdopen(descritor, "wb") as arquivo:
            arquivo.write(conteudo)
            arquivo.flush()
            os.fsync(arquivo.fileno())

    def entregar(self, nome: str) -> None:
        destino = Path(default_storage.path(nome))
        destino.parent.mkdir(parents=True, exist_ok=True)
        self.caminho.replace(destino)
        self.apagar.detach()
