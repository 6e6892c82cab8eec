"""Bytes guardados pelo conteúdo: o nome do arquivo é o SHA-256 dele, e por isso nunca muda.

Grava-se na hora, antes do commit: desfeita a transação, sobra um arquivo que ninguém cita e que
serve a quem guardar o mesmo conteúdo depois.
"""

import hashlib
import os
import uuid
from pathlib import Path

from django.core.files.storage import default_storage

PASTA = "deposito"


class ConteudoTrocado(Exception):
    """O arquivo no disco não é mais o que se guardou: alguém o mudou por fora."""


def depositar(conteudo: bytes, extensao: str) -> tuple[str, str]:
    """Guarda e devolve (nome no depósito, SHA-256 em hexadecimal)."""
    sha256 = hashlib.sha256(conteudo).hexdigest()
    nome = f"{PASTA}/{sha256[:2]}/{sha256}.{extensao}"
    destino = Path(default_storage.path(nome))
    if not destino.exists():
        destino.parent.mkdir(parents=True, exist_ok=True)
        _gravar_de_uma_vez(destino, conteudo)
    return nome, sha256


def retirar(nome: str) -> bytes:
    """O conteúdo guardado. Levanta `ConteudoTrocado` se não confere com o nome."""
    conteudo = Path(default_storage.path(nome)).read_bytes()
    if hashlib.sha256(conteudo).hexdigest() != Path(nome).stem:
        raise ConteudoTrocado(f"o conteúdo de {nome} não confere com o nome")
    return conteudo


def _gravar_de_uma_vez(destino: Path, conteudo: bytes) -> None:
    parcial = destino.with_name(f".{uuid.uuid4().hex}")
    descritor = os.open(parcial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descritor, "wb") as arquivo:
            arquivo.write(conteudo)
            arquivo.flush()
            os.fsync(arquivo.fileno())
        parcial.replace(destino)
    except OSError:
        parcial.unlink(missing_ok=True)
        raise
