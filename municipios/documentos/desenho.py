"""No processo filho: desenha as páginas de um PDF, para duas pessoas o compararem com o nosso."""

import base64
import struct
import zlib
from typing import Any

import pypdfium2

from municipios.documentos.inercia import MAIORES_PAGINAS

ESCALA = 1.4
MAIOR_LADO = 2500


def desenhar(pdf: str) -> list[dict[str, str]]:
    """De cada página, a imagem (PNG, em base64) e o texto. `pdf` em base64."""
    abrir: Any = pypdfium2.PdfDocument
    with abrir(base64.b64decode(pdf)) as documento:
        quantas = min(len(documento), MAIORES_PAGINAS)
        return [_pagina(documento[numero]) for numero in range(quantas)]


def _pagina(pagina: Any) -> dict[str, str]:
    maior = max(pagina.get_size())
    bitmap = pagina.render(scale=min(ESCALA, MAIOR_LADO / maior), rev_byteorder=True)
    linhas = [
        bytes(bitmap.buffer[inicio : inicio + bitmap.width * bitmap.n_channels])
        for inicio in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    ]
    imagem = _png(bitmap.width, bitmap.height, linhas, bitmap.n_channels)
    texto = pagina.get_textpage().get_text_range()
    return {"png": base64.b64encode(imagem).decode(), "texto": texto}


def _png(largura: int, altura: int, linhas: list[bytes], canais: int) -> bytes:
    """RGB ou RGBA sem filtro: três blocos bastam, e nenhuma biblioteca de imagem entra aqui."""
    topo = struct.pack(">IIBBBBB", largura, altura, 8, 2 if canais == 3 else 6, 0, 0, 0)
    dados = zlib.compress(b"".join(b"\0" + linha for linha in linhas), 6)
    blocos = ((b"IHDR", topo), (b"IDAT", dados), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_bloco(tipo, corpo) for tipo, corpo in blocos)


def _bloco(tipo: bytes, corpo: bytes) -> bytes:
    soma = struct.pack(">I", zlib.crc32(tipo + corpo))
    return struct.pack(">I", len(corpo)) + tipo + corpo + soma
