"""Pôr a assinatura no PDF: o lugar dela se prepara antes; o PKCS#7 se encaixa depois."""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from municipios.documentos.processo import no_processo
from municipios.validators import resumo_assinado

_BYTERANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


class SeloRecusado(Exception):
    """O PKCS#7 não é deste documento, ou não cabe no lugar reservado."""


@dataclass(frozen=True)
class Preparado:
    """`hash` são os 32 bytes que o GOV.BR assina: o SHA-256 de tudo menos o lugar da assinatura."""

    pdf: bytes
    hash: bytes


def preparar(pdfs: Sequence[bytes]) -> list[Preparado]:
    """Acrescenta a cada PDF nosso o lugar da assinatura; o começo continua byte por byte o mesmo.

    Levanta `ProcessoCaiu`.
    """
    pedido = {"pdfs": [base64.b64encode(pdf).decode() for pdf in pdfs]}
    respostas = no_processo("preparar", pedido, segundos=60)
    return [Preparado(base64.b64decode(r["pdf"]), bytes.fromhex(r["hash"])) for r in respostas]


def preparar_segunda(assinado: bytes) -> Preparado:
    """Acrescenta ao arquivo já assinado o lugar da assinatura seguinte, sem tocar no que há.

    Levanta `ProcessoCaiu`.
    """
    pedido = {"pdf": base64.b64encode(assinado).decode()}
    feito = no_processo("preparar_segunda", pedido)
    return Preparado(base64.b64decode(feito["pdf"]), bytes.fromhex(feito["hash"]))


def embutir(preparado: bytes, pkcs7: bytes) -> bytes:
    """O PDF assinado. Levanta `SeloRecusado` se o resumo assinado não é o deste documento."""
    resumo = resumo_assinado(pkcs7)
    if resumo is None:
        raise SeloRecusado("o que veio não é uma assinatura PKCS#7")
    if resumo != hashlib.sha256(coberto(preparado)).digest():
        raise SeloRecusado("a assinatura é de outro documento")
    return encaixar(preparado, pkcs7)


def coberto(preparado: bytes) -> bytes:
    """O que a assinatura cobre: tudo, menos o lugar dela."""
    fim, comeco, tamanho = _faixas(preparado)
    return preparado[:fim] + preparado[comeco : comeco + tamanho]


def encaixar(preparado: bytes, pkcs7: bytes) -> bytes:
    """Põe o PKCS#7 no lugar, sem conferir de que documento ele é."""
    fim, comeco, _ = _faixas(preparado)
    lugar = slice(fim + 1, comeco - 1)
    escrito = pkcs7.hex().encode()
    espaco = lugar.stop - lugar.start
    if len(escrito) > espaco or set(preparado[lugar]) != {ord("0")}:
        raise SeloRecusado("a assinatura não cabe no lugar reservado")
    return preparado[: lugar.start] + escrito.ljust(espaco, b"0") + preparado[lugar.stop :]


def _faixas(preparado: bytes) -> tuple[int, int, int]:
    achados = list(_BYTERANGE.finditer(preparado))
    if not achados:
        raise SeloRecusado("o documento não tem lugar reservado para a assinatura")
    fim, comeco, tamanho = map(int, achados[-1].groups())
    return fim, comeco, tamanho
