"""Foto de pessoa, pelo que dá para ver sem olhar: o nome de CPF e o tamanho de foto 3×4."""

import struct

from municipios.validators import traz_cpf

# O manual da prova de vida pede a foto em 3×4, de 480×640 a 750×1000, com o CPF por nome; a de
# documento, digitalizada, é menor. Tela de sistema não tem este formato.
LARGURAS, PROPORCAO, FOLGA = range(150, 751), 3 / 4, 0.02
_SEM_QUADRO = (0xC4, 0xC8, 0xCC)


def parece_foto_de_pessoa(nome: str, imagem: bytes) -> bool:
    if traz_cpf(nome):
        return True
    largura, altura = _tamanho(imagem)
    return bool(
        altura and largura in LARGURAS and abs(largura / altura - PROPORCAO) <= PROPORCAO * FOLGA
    )


def _tamanho(imagem: bytes) -> tuple[int, int]:
    """Largura e altura, lidas do cabeçalho; (0, 0) se ele não as diz."""
    if imagem.startswith(b"\x89PNG"):
        return struct.unpack(">II", imagem[16:24]) if len(imagem) >= 24 else (0, 0)
    lugar = 2
    while lugar + 9 < len(imagem) and imagem[lugar] == 0xFF:
        marca, tamanho = imagem[lugar + 1], int.from_bytes(imagem[lugar + 2 : lugar + 4])
        if 0xC0 <= marca <= 0xCF and marca not in _SEM_QUADRO:
            altura, largura = struct.unpack(">HH", imagem[lugar + 5 : lugar + 9])
            return largura, altura
        lugar += 2 + tamanho
    return 0, 0
