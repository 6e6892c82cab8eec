"""No processo filho: reserva no PDF o lugar da assinatura que vem de fora."""

import base64
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import PdfSignedData, SignatureObject

CAMPO = "Assinatura1"
# Em caracteres hexadecimais: cabe um PKCS#7 de 16 KiB, com a cadeia inteira.
RESERVADOS = 32 * 1024


def preparar(pdfs: list[str]) -> list[dict[str, str]]:
    """PDFs em base64; de cada um, o preparado (base64) e o SHA-256 a assinar (hexadecimal)."""
    feitos = (reservar(base64.b64decode(pdf)) for pdf in pdfs)
    return [{"pdf": base64.b64encode(pdf).decode(), "hash": h.hex()} for pdf, h in feitos]


def reservar(pdf: bytes, campo: str = CAMPO, *, certifica: bool = True) -> tuple[bytes, bytes]:
    """O PDF com o lugar, e o resumo a assinar.

    Como o manual pede: sem `/M`, com DocMDP P=2 na assinatura e sem `/Perms` no catálogo. Só a
    primeira assinatura certifica.
    """
    escritor: Any = IncrementalPdfFileWriter(BytesIO(pdf))
    etapas: Any = PdfCMSEmbedder().write_cms(campo, escritor)
    next(etapas)
    lugar: PdfSignedData = SignatureObject(
        bytes_reserved=RESERVADOS, subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    )
    permite = SigMDPSetup("sha256", certify=True, docmdp_perms=MDPPerm.FILL_FORMS)
    etapas.send(SigObjSetup(sig_placeholder=lugar, mdp_setup=permite if certifica else None))
    escritor.root.pop("/Perms", None)
    escritor.update_root()
    resumo, saida = etapas.send(SigIOSetup(md_algorithm="sha256", in_place=False))
    return saida.getvalue(), resumo.document_digest
