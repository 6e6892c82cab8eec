"""No processo filho: quem assinou antes de quem, no termo que pede duas assinaturas."""

from collections.abc import Sequence

from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from municipios.documentos.identidade_do_certificado import cpf_do_certificado
from municipios.documentos.inercia import ILEGIVEL
from municipios.documentos.julgamento import DE_NOVO, PELO_PORTAL
from municipios.documentos.laudo import Laudo

DO_ASSINADO = (
    "Baixe aqui no portal o termo já assinado pela autoridade, assine esse arquivo sem mudá-lo e "
    "envie o resultado."
)
FORA_DE_ORDEM = (
    "A SGD assinou antes da autoridade do ente. A ordem é a outra: a autoridade assina o termo, e "
    "a SGD assina por cima."
)


def cpfs_de_quem_assinou(assinaturas: Sequence[EmbeddedPdfSignature]) -> list[str]:
    """Da primeira à última; vazio onde o certificado não diz. Serve para dar nome à recusa."""
    achados = []
    for assinatura in assinaturas:
        try:
            achados.append(cpf_do_certificado(assinatura.signer_cert)[0])
        except ILEGIVEL:
            achados.append("")
    return achados


def admite_a_segunda(
    laudo: Laudo, assinaturas: Sequence[EmbeddedPdfSignature], cpf: str | None
) -> bool:
    """O arquivo da autoridade, a que a SGD ainda vai somar a dela: só traz a da autoridade."""
    quem = cpfs_de_quem_assinou(assinaturas)
    if cpf in quem and quem[0] != cpf:
        fazer = f"A autoridade assina primeiro. {DE_NOVO}"
        laudo.falha("ordem_trocada", FORA_DE_ORDEM, fazer)
        return False
    if cpf in quem and set(quem) != {cpf}:
        laudo.falha(
            "segunda_antes_da_hora",
            "O arquivo já traz outra assinatura depois da da autoridade, e a da autoridade ainda "
            "não foi conferida.",
            "Envie o arquivo só com a assinatura da autoridade; a SGD assina depois, no portal.",
        )
        return False
    return not proibe_outra(laudo, assinaturas)


def proibe_outra(laudo: Laudo, assinaturas: Sequence[EmbeddedPdfSignature]) -> bool:
    """Uma assinatura que certifica sem admitir mudança (DocMDP P=1) se quebraria com a seguinte."""
    try:
        proibe = any(a.docmdp_level == MDPPerm.NO_CHANGES for a in assinaturas)
    except ILEGIVEL:
        proibe = True
    if proibe:
        laudo.falha(
            "nao_admite_a_segunda",
            "O arquivo foi assinado com a opção de proibir outras assinaturas, e neste termo a SGD "
            "assina depois da autoridade.",
            f"Assine de novo, sem certificar nem bloquear o documento. {PELO_PORTAL}",
        )
    return proibe
