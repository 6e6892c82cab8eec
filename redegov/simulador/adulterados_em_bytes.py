"""Arquivos ruins feitos byte a byte: o que nenhum programa honesto grava."""

import zlib

from redegov.simulador.adulterados import Fabrica, assinar
from redegov.simulador.cadeia import Emitido


def bomba(pdf: bytes, _quem: Emitido) -> bytes:
    """Um índice comprimido que, aberto, ocupa gigabytes: quem o lê sem limite cai."""
    conta = zlib.compressobj(9)
    corpo = b"".join(conta.compress(b"\0" * (1 << 20)) for _ in range(3000)) + conta.flush()
    onde = len(pdf)
    dicionario = (
        b"\n999 0 obj\n<</Type/XRef/Size 1000/W[1 4 2]/Root 1 0 R/Filter/FlateDecode/Length %d>>\n"
        b"stream\n" % len(corpo)
    )
    fim = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (onde + 1)
    return pdf + dicionario + corpo + fim


def aninhado(pdf: bytes, quem: Emitido) -> bytes:
    """Cem mil listas uma dentro da outra: derruba quem lê por recursão."""
    assinado = assinar(pdf, quem)
    fundo = b"[" * 100_000 + b"]" * 100_000
    onde = len(assinado)
    return assinado + (
        b"\n999 0 obj\n%s\nendobj\nxref\n999 1\n%010d 00000 n \ntrailer\n"
        b"<</Size 1000/Root 999 0 R/Prev 0>>\nstartxref\n%d\n%%%%EOF\n"
        % (fundo, onde + 1, onde + 21 + len(fundo))
    )


def byterange(valor: bytes) -> Fabrica:
    """Falsificação universal: o ByteRange mente sobre o que a assinatura cobre."""

    def fabricar(pdf: bytes, quem: Emitido) -> bytes:
        assinado = assinar(pdf, quem)
        comeco = assinado.rindex(b"/ByteRange")
        fim = assinado.index(b"]", comeco) + 1
        novo = (b"/ByteRange " + valor).ljust(fim - comeco)
        return assinado[:comeco] + novo[: fim - comeco] + assinado[fim:]

    return fabricar


def sem_contents(pdf: bytes, quem: Emitido) -> bytes:
    assinado = assinar(pdf, quem)
    onde = assinado.rindex(b"/Contents")
    return assinado[:onde] + b"/Kontents" + assinado[onde + 9 :]


def embrulhada(pdf: bytes, quem: Emitido) -> bytes:
    """Wrapping: o segundo trecho assinado vai para o fim, e no meio entra outro conteúdo."""
    assinado = assinar(pdf, quem)
    comeco = assinado.rindex(b"/ByteRange")
    numeros = assinado[comeco : assinado.index(b"]", comeco)].partition(b"[")[2].split()
    fim_do_lugar = int(numeros[2])
    intruso = b"\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    return assinado[:fim_do_lugar] + intruso + assinado[fim_do_lugar:]


def recheio_no_lugar(pdf: bytes, quem: Emitido) -> bytes:
    """Esconde bytes na sobra do lugar da assinatura, que ela não cobre."""
    assinado = assinar(pdf, quem)
    comeco = assinado.rindex(b"/ByteRange")
    numeros = assinado[comeco : assinado.index(b"]", comeco)].partition(b"[")[2].split()
    fim = int(numeros[2]) - 1
    return assinado[: fim - 20] + b"deadbeef" * 2 + b"0000" + assinado[fim:]


def hibrido(pdf: bytes, quem: Emitido) -> bytes:
    """Dois índices no mesmo arquivo: cada leitor vê um documento."""
    assinado = assinar(pdf, quem)
    onde = len(assinado)
    return assinado + (
        b"\nxref\n0 1\n0000000000 65535 f \n"
        b"trailer\n<</Size 1000/Root 1 0 R/XRefStm 100/Prev %d>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (_ultimo_indice(assinado), onde + 1)
    )


def _ultimo_indice(pdf: bytes) -> int:
    return int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
