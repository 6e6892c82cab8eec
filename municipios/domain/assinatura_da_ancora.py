"""A assinatura da âncora: quem manda no banco refaz as contas, mas não tem a chave."""

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from django.conf import settings

from municipios.models import Ancora


def assinar_ancora(conteudo: str) -> str:
    """A assinatura Ed25519 dos bytes do arquivo, em base64; vazia se não há chave para assinar."""
    privada = settings.PROVAS_DA_ANCORA.privada
    return base64.b64encode(privada.sign(conteudo.encode())).decode() if privada else ""


def problema_da_assinatura(ancora: Ancora) -> str:
    """O que há de errado; vazio quando confere, ou quando no dia ainda não se assinava."""
    chave = settings.PROVAS_DA_ANCORA.do_dia(ancora.dia)
    if chave is None:
        return ""
    if not ancora.assinatura:
        return "falta a assinatura, e nesse dia as âncoras já se assinavam"
    try:
        chave.verify(base64.b64decode(ancora.assinatura, validate=True), ancora.conteudo.encode())
    except (InvalidSignature, binascii.Error):
        return "a assinatura não é deste conteúdo, feita com a chave que valia nesse dia"
    return ""
