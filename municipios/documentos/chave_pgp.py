"""No processo filho: lê uma chave PGP pública e diz a impressão digital e a validade dela.

Só o que a RFC 9580 pede para isso: armadura, pacotes, versões 4 e 6, autoassinaturas. Não confere
a assinatura da chave sobre si mesma: quem a recebe é que a usa.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

_ARMADURA = re.compile(
    r"-----BEGIN PGP PUBLIC KEY BLOCK-----\r?\n(?:[^\r\n]+:[^\r\n]*\r?\n)*\s*\n"
    r"([A-Za-z0-9+/=\s]+?)(?:\r?\n=[A-Za-z0-9+/]{4})?\s*-----END PGP PUBLIC KEY BLOCK-----"
)
ASSINATURA, SECRETA, PUBLICA, SECRETA_DE_BAIXO, DE_BAIXO = 2, 5, 6, 7, 14
_DA_IDENTIDADE = {0x10, 0x11, 0x12, 0x13, 0x1F}
_LIGACAO, _REVOGACAO = 0x18, {0x20, 0x28}
_CRIADA, _DURACAO, _USOS = 2, 9, 27
_CIFRA = 0x04 | 0x08


class ChaveRuim(ValueError):
    """`codigo`: privada, ilegivel, revogada ou versao."""


@dataclass
class _Chave:
    criada: int
    impressao: str
    duracao: int = 0
    usos: int = 0
    assinada: int = -1
    revogada: bool = False

    @property
    def vence(self) -> int | None:
        return self.criada + self.duracao if self.duracao else None


def ler_chave(texto: str) -> dict[str, Any]:
    """`impressao`, `vence_em` (ISO 8601 ou vazio) ou, se não serve, `recusa`."""
    try:
        return _ler(texto)
    except ChaveRuim as ruim:
        return {"recusa": str(ruim)}
    except (IndexError, ValueError, binascii.Error, OverflowError):
        return {"recusa": "ilegivel"}


def _ler(texto: str) -> dict[str, Any]:
    if "PRIVATE KEY" in texto:
        raise ChaveRuim("privada")
    achado = _ARMADURA.search(texto.replace("\r\n", "\n"))
    if achado is None:
        raise ChaveRuim("ilegivel")
    chaves = _chaves(base64.b64decode("".join(achado[1].split()), validate=True))
    if not chaves:
        raise ChaveRuim("ilegivel")
    if chaves[0].revogada:
        raise ChaveRuim("revogada")
    vence = _vencimento(chaves)
    dia = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=vence)).isoformat() if vence else ""
    return {"impressao": chaves[0].impressao, "vence_em": dia}


def _vencimento(chaves: list[_Chave]) -> int | None:
    """A da chave principal, ou a da última subchave que cifra, se esta acaba antes."""
    principal = chaves[0].vence
    que_cifram = [c for c in chaves[1:] if c.usos & _CIFRA and not c.revogada]
    if not que_cifram or any(c.vence is None for c in que_cifram):
        return principal
    ultima = max(c.vence or 0 for c in que_cifram)
    return min(ultima, principal) if principal else ultima


def _chaves(dados: bytes) -> list[_Chave]:
    chaves: list[_Chave] = []
    for etiqueta, corpo in _pacotes(dados):
        if etiqueta in {SECRETA, SECRETA_DE_BAIXO}:
            raise ChaveRuim("privada")
        if etiqueta == PUBLICA and chaves:
            break
        if etiqueta in {PUBLICA, DE_BAIXO}:
            chaves.append(_chave(corpo))
        elif etiqueta == ASSINATURA and chaves:
            _assinar(chaves, corpo)
    return chaves


def _chave(corpo: bytes) -> _Chave:
    versao, criada = corpo[0], int.from_bytes(corpo[1:5], "big")
    if versao == 4:
        prefixo = b"\x99" + len(corpo).to_bytes(2, "big")
        # A versão 4 da norma manda SHA-1: aqui ele só dá nome à chave.
        resumo = hashlib.sha1(prefixo + corpo, usedforsecurity=False)
    elif versao == 6:
        resumo = hashlib.sha256(b"\x9b" + len(corpo).to_bytes(4, "big") + corpo)
    else:
        raise ChaveRuim("versao")
    return _Chave(criada=criada, impressao=resumo.hexdigest().upper())


def _assinar(chaves: list[_Chave], corpo: bytes) -> None:
    """Autoassinatura mais nova manda; a da subchave vale para a subchave."""
    versao, tipo = corpo[0], corpo[1]
    alvo = chaves[-1] if tipo in {_LIGACAO, 0x28} else chaves[0]
    if tipo in _REVOGACAO:
        alvo.revogada = True
    if versao not in {4, 6} or tipo not in _DA_IDENTIDADE | {_LIGACAO}:
        return
    largura = 2 if versao == 4 else 4
    tamanho = int.from_bytes(corpo[4 : 4 + largura], "big")
    partes = dict(_subpacotes(corpo[4 + largura : 4 + largura + tamanho]))
    criada = int.from_bytes(partes.get(_CRIADA, b""), "big")
    if criada < alvo.assinada or (_DURACAO not in partes and _USOS not in partes):
        return
    alvo.assinada = criada
    alvo.duracao = int.from_bytes(partes.get(_DURACAO, b""), "big")
    alvo.usos = partes.get(_USOS, b"\0")[0]


def _subpacotes(area: bytes) -> Iterator[tuple[int, bytes]]:
    posicao = 0
    while posicao < len(area):
        tamanho, posicao = _tamanho_novo(area, posicao)
        yield area[posicao] & 0x7F, area[posicao + 1 : posicao + tamanho]
        posicao += tamanho


def _pacotes(dados: bytes) -> Iterator[tuple[int, bytes]]:
    posicao = 0
    while posicao < len(dados):
        cabeca = dados[posicao]
        if not cabeca & 0x80:
            raise ChaveRuim("ilegivel")
        if cabeca & 0x40:
            etiqueta = cabeca & 0x3F
            tamanho, posicao = _tamanho_novo(dados, posicao + 1)
        else:
            etiqueta, largura = (cabeca >> 2) & 0x0F, 1 << (cabeca & 3)
            if largura == 8:
                raise ChaveRuim("ilegivel")
            tamanho = int.from_bytes(dados[posicao + 1 : posicao + 1 + largura], "big")
            posicao += 1 + largura
        if posicao + tamanho > len(dados):
            raise ChaveRuim("ilegivel")
        yield etiqueta, dados[posicao : posicao + tamanho]
        posicao += tamanho


def _tamanho_novo(dados: bytes, posicao: int) -> tuple[int, int]:
    """Tamanho e onde começa o corpo; o pacote em pedaços não cabe numa chave."""
    primeiro = dados[posicao]
    if primeiro < 192:
        return primeiro, posicao + 1
    if primeiro < 224:
        return ((primeiro - 192) << 8) + dados[posicao + 1] + 192, posicao + 2
    if primeiro == 255:
        return int.from_bytes(dados[posicao + 1 : posicao + 5], "big"), posicao + 5
    raise ChaveRuim("ilegivel")
