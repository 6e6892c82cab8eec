"""No processo filho: reserva no PDF o lugar da assinatura que vem de fora."""

import base64
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import PdfSignedData, SignatureObject

CAMPO, SEGUNDO_CAMPO = "Assinatura1", "AssinaturaSGD"
# Em caracteres hexadecimais: cabe um PKCS#7 de 16 KiB, com a cadeia inteira.
RESERVADOS = 32 * 1024


def preparar(pdfs: list[str]) -> list[dict[str, str]]:
    """PDFs em base64; de cada um, o preparado (base64) e o SHA-256 a assinar (hexadecimal)."""
    feitos = (reservar(base64.b64decode(pdf)) for pdf in pdfs)
    return [{"pdf": base64.b64encode(pdf).decode(), "hash": h.hex()} for pdf, h in feitos]


def preparar_segunda(pdf: str) -> dict[str, str]:
    """O arquivo já assinado, em base64, com o lugar da segunda assinatura."""
    conteudo = base64.b64decode(pdf)
    campo, usados = SEGUNDO_CAMPO, _campos(conteudo)
    while campo in usados:
        campo += "_"
    pronto, resumo = reservar(conteudo, campo, certifica=False)
    return {"pdf": base64.b64encode(pronto).decode(), "hash": resumo.hex()}


def _campos(pdf: bytes) -> set[str]:
    return {nome for nome, _, _ in enumerate_sig_fields(PdfFileReader(BytesIO(pdf)))}


def reservar(pdf: bytes, campo: str = CAMPO, *, certifica: bool = True) -> tuple[bytes, bytes]:
    """O PDF com o lugar, e o resumo a assinar.

    Como o manual pede: sem `/M`, com DocMDP P=2 na assinatura e sem `/Perms` no catálogo. Só a
    primeira assinatura certifica; a outra não toca no catálogo, que pode ter o `/Perms` de quem
    assinou fora.
    """
    escritor: Any = IncrementalPdfFileWriter(BytesIO(pdf))
    etapas: Any = PdfCMSEmbedder().write_cms(campo, escritor)
    next(etapas)
    lugar: PdfSignedData = SignatureObject(
        bytes_reserved=RESERVADOS, subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    )
    permite = SigMDPSetup("sha256", certify=True, docmdp_perms=MDPPerm.FILL_FORMS)
    etapas.send(SigObjSetup(sig_placeholder=lugar, mdp_setup=permite if certifica else None))
    if certifica:
        escritor.root.pop("/Perms", None)
        escritor.update_root()
    resumo, saida = etapas.send(SigIOSetup(md_algorithm="sha256", in_place=False))
    return saida.getvalue(), resumo.document_digest
