"""A credencial de um convidado: o código do QR que, na porta, abre a entrada dele para a equipe.

É assinado com a chave do portal e não se guarda. A quem não é da equipe não abre nada: por isso
pode ficar à vista na página do convite.
"""

import base64

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from municipios.documentos.qr import qr_em_svg
from municipios.models import Inscricao

_SAL = "municipios.credencial"


def credencial(inscricao: Inscricao) -> str:
    return Signer(salt=_SAL).sign(str(inscricao.pk))


def inscricao_da_credencial(codigo: str) -> Inscricao | None:
    """Nula se o código foi inventado ou mexido."""
    try:
        pk = Signer(salt=_SAL).unsign(codigo)
    except BadSignature:
        return None
    inscricoes = Inscricao.objects.select_related("evento", "ente", "presenca__marcada_por")
    return inscricoes.filter(pk=pk).first()


def qr_da_credencial(inscricao: Inscricao) -> str:
    """A imagem como endereço `data:`, para a página do convite."""
    caminho = reverse("presenca_entrada", args=[credencial(inscricao)])
    svg = qr_em_svg(f"{settings.URL_PUBLICA}{caminho}")
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
