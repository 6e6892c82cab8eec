"""No processo filho: confere um arquivo assinado contra o documento que oferecemos.

A política é mais estreita que a de um leitor de PDF: o arquivo começa pelos nossos bytes, a última
assinatura cobre o arquivo inteiro, e o que se acrescentou são só assinaturas e dados de validação.
"""

import asyncio
import base64
from io import BytesIO
from typing import Any

from asn1crypto import cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    FormUpdatingRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
)
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.validation import async_validate_detached_cms, async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from municipios.documentos.inercia import ILEGIVEL, carimbos, so_mostra_paginas
from municipios.documentos.julgamento import (
    DE_NOVO,
    PELO_PORTAL,
    Pedido,
    ilegivel,
    julgar,
    tem_recheio,
)
from municipios.documentos.laudo import Laudo
from municipios.documentos.ordem_das_assinaturas import admite_a_segunda

MAIORES_PAGINAS = 200
# O pyHanko só compara formulário com formulário: o termo, que não tem, vale como o vazio.
_SEM_CAMPOS: Any = generic.DictionaryObject({"/Fields": generic.ArrayObject()})
POLITICA = StandardDiffPolicy(
    global_rules=DEFAULT_DIFF_POLICY.global_rules,
    form_rule=FormUpdatingRule(
        field_rules=[SigFieldCreationRule(), SigFieldModificationRule()],
        ignored_acroform_keys=ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags"},
    ),
)


def conferir(
    pdf: str,
    termo: dict[str, str],
    cpf: str,
    raizes: list[dict[str, str]],
    horas: dict[str, str],
    listas: list[str],
    p7s: str = "",
) -> dict[str, Any]:
    """Arquivos em base64. `termo`: o `pdf` oferecido, e `segue` (vazio se a SGD não assina depois);
    `raizes` [{pem, tipo}]; `listas`, CRLs em base64.

    `horas` em ISO 8601: `agora`, e `emitido`, quando o termo ficou pronto (vazia, não se olha).
    """
    lidas = [base64.b64decode(lista) for lista in listas]
    pedido = Pedido(raizes, lidas, horas, cpf, segue=bool(termo["segue"]))
    laudo, oferecido = Laudo(), base64.b64decode(termo["pdf"])
    if p7s:
        conferir_destacada(laudo, oferecido, base64.b64decode(pdf), base64.b64decode(p7s), pedido)
    else:
        _conferir_pdf(laudo, oferecido, base64.b64decode(pdf), pedido)
    return laudo.para_json()


def conferir_qualquer(pdf: str, raizes: list[dict[str, str]], em: str) -> dict[str, Any]:
    """Um PDF assinado que não é o nosso: sem original a comparar, e sem dizer de quem se espera."""
    laudo, pedido = Laudo(), Pedido(raizes, [], {"agora": em, "emitido": ""}, None)
    conteudo = base64.b64decode(pdf)
    leitor = abrir(laudo, conteudo)
    assinaturas = achar_assinaturas(laudo, leitor) if leitor else []
    if assinaturas and cobre_tudo(laudo, assinaturas[-1]):
        for assinatura in assinaturas:
            conferir_assinatura(laudo, assinatura, pedido)
    return laudo.para_json()


def _conferir_pdf(laudo: Laudo, original: bytes, pdf: bytes, pedido: Pedido) -> None:
    leitor = abrir(laudo, pdf)
    if leitor is None:
        return
    if not _eh_o_nosso(laudo, original, pdf):
        _conferir_alheio(laudo, leitor, pedido)
        return
    assinaturas = achar_assinaturas(laudo, leitor)
    if not assinaturas or not so_assinaturas_a_mais(laudo, leitor, original):
        return
    if not cobre_tudo(laudo, assinaturas[-1]) or not carimbos(laudo, assinaturas):
        return
    if pedido.segue and not admite_a_segunda(laudo, assinaturas, pedido.cpf):
        return
    for assinatura in assinaturas:
        conferir_assinatura(laudo, assinatura, pedido)


def _conferir_alheio(laudo: Laudo, leitor: PdfFileReader, pedido: Pedido) -> None:
    """Recusado por não começar pelos nossos bytes; o resto diz se a SGD pode compará-lo à mão.

    Sem revisão nossa de que partir, só serve uma assinatura, que cubra o arquivo inteiro, sobre
    páginas que mostram sempre a mesma coisa.
    """
    assinaturas = achar_assinaturas(laudo, leitor)
    if not assinaturas or not cobre_tudo(laudo, assinaturas[-1]):
        return
    if len(assinaturas) > 1:
        laudo.falha("varias_assinaturas", "Traz mais de uma assinatura.", PELO_PORTAL)
        return
    if pedido.segue and not admite_a_segunda(laudo, assinaturas, pedido.cpf):
        return
    if carimbos(laudo, assinaturas) and so_mostra_paginas(laudo, leitor):
        conferir_assinatura(laudo, assinaturas[0], pedido)


def abrir(laudo: Laudo, pdf: bytes) -> PdfFileReader | None:
    if not pdf.startswith(b"%PDF-"):
        laudo.falha("nao_e_pdf", "O arquivo não é um PDF.", DE_NOVO)
        return None
    try:
        leitor = PdfFileReader(BytesIO(pdf), strict=True)
        if leitor.encrypted:
            laudo.falha("cifrado", "O PDF está protegido por senha.", DE_NOVO)
            return None
        paginas = int(leitor.root["/Pages"]["/Count"])
        hibrido = leitor.xrefs.hybrid_xrefs_present
    except ILEGIVEL:
        laudo.falha("pdf_ilegivel", "O PDF está cortado, estragado ou fora da norma.", DE_NOVO)
        return None
    if paginas > MAIORES_PAGINAS or hibrido:
        motivo = (
            "mais páginas do que o termo pode ter" if not hibrido else "dois índices diferentes"
        )
        laudo.falha("pdf_suspeito", f"O PDF tem {motivo}.", DE_NOVO)
        return None
    laudo.ok("pdf", "É um PDF inteiro, sem senha.")
    return leitor


def _eh_o_nosso(laudo: Laudo, original: bytes, pdf: bytes) -> bool:
    if pdf.startswith(original):
        laudo.ok("documento", "Começa byte por byte pelo termo que o portal ofereceu.")
        return True
    laudo.falha(
        "outro_documento",
        "O arquivo não começa pelos bytes do termo que o portal ofereceu: é outro documento, outra "
        "versão dele, ou foi salvo de novo por um programa antes de assinar.",
        PELO_PORTAL,
    )
    return False


def achar_assinaturas(laudo: Laudo, leitor: PdfFileReader) -> list[EmbeddedPdfSignature]:
    try:
        achadas = list(leitor.embedded_regular_signatures)
    except (*ILEGIVEL, SignatureValidationError):
        laudo.falha("assinatura_ilegivel", "A assinatura do PDF não pôde ser lida.", PELO_PORTAL)
        return []
    if not achadas:
        laudo.falha("sem_assinatura", "O PDF não traz assinatura eletrônica.", PELO_PORTAL)
        return []
    uma = len(achadas) == 1
    quantas = "uma assinatura eletrônica" if uma else f"{len(achadas)} assinaturas eletrônicas"
    laudo.ok("assinatura", f"Traz {quantas}.")
    return achadas


def so_assinaturas_a_mais(laudo: Laudo, leitor: PdfFileReader, original: bytes) -> bool:
    """Cada revisão depois da nossa só pode acrescentar assinatura ou dados de validação."""
    try:
        nossa = PdfFileReader(BytesIO(original), strict=True).xrefs.total_revisions - 1
        base = leitor.get_historical_resolver(nossa)
        base.root.setdefault("/AcroForm", _SEM_CAMPOS)
        mudou = POLITICA.review_file(leitor, base)
    except ILEGIVEL as erro:
        mudou = SuspiciousModification(str(erro))
    nomes = {assinatura.field_name for assinatura in leitor.embedded_signatures}
    if isinstance(mudou, SuspiciousModification) or mudou.changed_form_fields - nomes:
        laudo.falha(
            "conteudo_mudado",
            "Depois do nosso termo, o arquivo ganhou algo que não é assinatura: um carimbo, uma "
            "nota, uma página, um campo ou outra versão do texto.",
            DE_NOVO,
        )
        return False
    laudo.ok("acrescimos", "O que se acrescentou ao termo são só assinaturas.")
    return True


def cobre_tudo(laudo: Laudo, ultima: EmbeddedPdfSignature) -> bool:
    try:
        cobre = ultima.evaluate_signature_coverage()
    except (*ILEGIVEL, SignatureValidationError):
        cobre = SignatureCoverageLevel.UNCLEAR
    if cobre == SignatureCoverageLevel.ENTIRE_FILE:
        laudo.ok("cobertura", "A última assinatura cobre o arquivo inteiro.")
        return True
    laudo.falha(
        "cobertura",
        "A última assinatura não cobre o arquivo inteiro: algo foi acrescentado depois dela.",
        DE_NOVO,
    )
    return False


def conferir_assinatura(laudo: Laudo, assinatura: EmbeddedPdfSignature, pedido: Pedido) -> None:
    try:
        momento = assinatura.self_reported_timestamp or pedido.em
        contexto = pedido.contexto(min(momento, pedido.em))
        situacao = asyncio.run(async_validate_pdf_signature(assinatura, contexto, skip_diff=True))
        recheado = tem_recheio(bytes(assinatura.pkcs7_content))
    except (*ILEGIVEL, SignatureValidationError) as erro:
        ilegivel(laudo, erro)
        return
    if recheado:
        laudo.falha("recheio", "Há bytes escondidos no lugar da assinatura.", PELO_PORTAL)
        return
    julgar(laudo, situacao, assinatura.signed_data, momento, pedido)


def conferir_destacada(
    laudo: Laudo, original: bytes, pdf: bytes, p7s: bytes, pedido: Pedido
) -> None:
    """PDF com a assinatura à parte: o PDF é o nosso, sem um byte a mais; ou se compara à mão."""
    if pdf == original:
        laudo.ok("documento", "O PDF é byte por byte o termo que o portal ofereceu.")
    else:
        dito = "O PDF enviado com a assinatura não é, byte por byte, o termo oferecido."
        laudo.falha("outro_documento", dito, PELO_PORTAL)
        leitor = abrir(laudo, pdf)
        if leitor is None or not so_mostra_paginas(laudo, leitor, destacada=True):
            return
    try:
        dados = cms.ContentInfo.load(p7s, strict=True)["content"]
        situacao = asyncio.run(async_validate_detached_cms(pdf, dados, pedido.contexto(pedido.em)))
    except (*ILEGIVEL, SignatureValidationError) as erro:
        ilegivel(laudo, erro)
        return
    julgar(laudo, situacao, dados, situacao.signer_reported_dt or pedido.em, pedido)
