"""No processo filho: confere a assinatura da SGD, feita por cima da que a autoridade já fez.

O arquivo começa byte por byte pelo da autoridade, que o portal aceitou; depois dele há uma só
assinatura, a da SGD, e ela cobre tudo. As duas se conferem por inteiro, na ordem.
"""

import base64
from dataclasses import replace
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from municipios.documentos.conferencia import (
    abrir,
    achar_assinaturas,
    cobre_tudo,
    conferir_assinatura,
    conferir_destacada,
    so_assinaturas_a_mais,
)
from municipios.documentos.inercia import ILEGIVEL, carimbos
from municipios.documentos.julgamento import DE_NOVO, FOLGA_DO_RELOGIO, Pedido, momento_de
from municipios.documentos.laudo import FALHA, Laudo
from municipios.documentos.ordem_das_assinaturas import (
    DO_ASSINADO,
    FORA_DE_ORDEM,
    cpfs_de_quem_assinou,
    proibe_outra,
)
from municipios.validators import mascarar_cpf

AUTORIDADE, SGD = "Autoridade", "SGD"
OUTRO_TERMO = (
    "A assinatura da autoridade, que já se aceitou, não confere mais: volte o termo ao rascunho "
    "para gerar outro, que o ente assina de novo."
)


def conferir_segunda(
    pdf: str,
    primeira: dict[str, str],
    cpfs: dict[str, str],
    raizes: list[dict[str, str]],
    horas: dict[str, str],
    listas: list[str],
) -> dict[str, Any]:
    """Arquivos em base64. `primeira`: o `pdf` aceito da autoridade, o `p7s` dela (ou vazio) e
    `papel` (vazio se não foi em papel). `cpfs`: `autoridade` e `sgd`.
    """
    lidas = [base64.b64decode(lista) for lista in listas]
    da_autoridade = Pedido(raizes, lidas, horas, cpfs["autoridade"])
    da_sgd = Pedido(raizes, lidas, horas, None)
    laudo, base = Laudo(), base64.b64decode(primeira["pdf"])
    novas = _novas(laudo, base64.b64decode(pdf), base, cpfs, em_papel=bool(primeira["papel"]))
    if novas:
        antes = _conferir_a_primeira(laudo, novas, base, primeira, da_autoridade)
        depois = Laudo()
        conferir_assinatura(depois, novas[-1], da_sgd)
        _juntar(laudo, SGD, depois)
        _julgar_quem(laudo, depois, cpfs)
        _julgar_as_horas(laudo, antes, depois)
        _dizer_quem(laudo, antes, depois)
    laudo.itens = [
        replace(i, o_que_fazer=i.o_que_fazer.replace(DE_NOVO, DO_ASSINADO)) for i in laudo.itens
    ]
    return laudo.para_json()


def _novas(
    laudo: Laudo, pdf: bytes, base: bytes, cpfs: dict[str, str], *, em_papel: bool
) -> list[EmbeddedPdfSignature]:
    """Todas as assinaturas, a da SGD por último; vazio se o arquivo não serve."""
    leitor = abrir(laudo, pdf)
    if leitor is None:
        return []
    if not pdf.startswith(base):
        _dizer_o_que_falta(laudo, leitor, "" if em_papel else cpfs["autoridade"])
        return []
    laudo.ok("primeira", "Começa byte por byte pelo arquivo da autoridade, que o portal aceitou.")
    ate = _revisoes(base)
    achadas = achar_assinaturas(laudo, leitor)
    a_mais = [a for a in achadas if a.signed_revision >= ate]
    if len(a_mais) != 1:
        _dizer_quantas(laudo, len(a_mais))
        return []
    serve = (
        so_assinaturas_a_mais(laudo, leitor, base)
        and cobre_tudo(laudo, achadas[-1])
        and carimbos(laudo, achadas)
        and not proibe_outra(laudo, achadas[:-1])
    )
    return achadas if serve and achadas[-1] is a_mais[0] else []


def _revisoes(base: bytes) -> int:
    try:
        return int(PdfFileReader(BytesIO(base), strict=True).xrefs.total_revisions)
    except ILEGIVEL:
        return 0


def _dizer_o_que_falta(laudo: Laudo, leitor: PdfFileReader, cpf: str) -> None:
    """O arquivo não começa pelo da autoridade: dá nome ao que houve."""
    try:
        quem = cpfs_de_quem_assinou(list(leitor.embedded_regular_signatures))
    except ILEGIVEL:
        quem = []
    if cpf and cpf not in quem:
        laudo.falha(
            "falta_a_primeira",
            "O arquivo não traz a assinatura da autoridade do ente: a da SGD se faz por cima dela, "
            "no mesmo arquivo.",
            DO_ASSINADO,
        )
    elif cpf and quem[0] != cpf:
        laudo.falha("ordem_trocada", FORA_DE_ORDEM, DO_ASSINADO)
    else:
        laudo.falha(
            "outra_primeira",
            "O arquivo não começa pelos bytes do que a autoridade assinou e o portal aceitou: é "
            "outro arquivo, ou foi salvo de novo por um programa antes de a SGD assinar.",
            DO_ASSINADO,
        )


def _dizer_quantas(laudo: Laudo, quantas: int) -> None:
    if quantas:
        laudo.falha(
            "assinaturas_a_mais",
            f"Depois da assinatura da autoridade há {quantas}, e cabe uma só, a da SGD.",
            DO_ASSINADO,
        )
    elif not laudo.recusa:
        laudo.falha(
            "falta_a_segunda",
            "O arquivo é o que a autoridade assinou, ainda sem a assinatura da SGD.",
            DO_ASSINADO,
        )


def _conferir_a_primeira(
    laudo: Laudo,
    todas: list[EmbeddedPdfSignature],
    base: bytes,
    primeira: dict[str, str],
    pedido: Pedido,
) -> Laudo:
    """De novo, por inteiro: no PDF, à parte dele, ou em papel, que só duas pessoas conferem."""
    parte = Laudo()
    if primeira["papel"]:
        parte.aviso("papel", "Assinou em papel, e duas pessoas da SGD atestaram.")
    elif primeira["p7s"]:
        conferir_destacada(parte, base, base, base64.b64decode(primeira["p7s"]), pedido)
    else:
        for assinatura in todas[:-1]:
            conferir_assinatura(parte, assinatura, pedido)
        if len(todas) == 1:
            parte.falha("falta_a_primeira", "O arquivo aceito não traz assinatura.", DO_ASSINADO)
    parte.itens = [
        replace(item, o_que_fazer=OUTRO_TERMO) if item.resultado == FALHA else item
        for item in parte.itens
    ]
    _juntar(laudo, AUTORIDADE, parte)
    return parte


def _juntar(laudo: Laudo, quem: str, parte: Laudo) -> None:
    """As linhas de cada assinatura dizem de quem ela é; os dados que ficam são os da última."""
    laudo.itens += [replace(item, porque=f"{quem}: {item.porque}") for item in parte.itens]
    laudo.tipo, laudo.nome, laudo.cpf = parte.tipo, parte.nome, parte.cpf
    laudo.assinada_em, laudo.certificados = parte.assinada_em, parte.certificados


def _julgar_quem(laudo: Laudo, depois: Laudo, cpfs: dict[str, str]) -> None:
    if depois.cpf and depois.cpf == cpfs["autoridade"]:
        laudo.falha(
            "mesma_pessoa",
            "As duas assinaturas são da autoridade do ente; a segunda tem de ser da SGD.",
            f"Quem assina pela SGD é a coordenação. {DO_ASSINADO}",
        )
    elif depois.cpf and depois.cpf != cpfs["sgd"]:
        laudo.falha(
            "outra_pessoa",
            "Quem assinou pela SGD não é quem enviou: o CPF do certificado é outro.",
            "Assine com a sua própria conta GOV.BR ou o seu certificado; se foi outra pessoa da "
            "coordenação que assinou, é ela quem envia.",
        )
    elif depois.cpf:
        laudo.ok("pessoa_da_sgd", "O CPF de quem assinou pela SGD é o de quem enviou.")


def _julgar_as_horas(laudo: Laudo, antes: Laudo, depois: Laudo) -> None:
    if not antes.assinada_em or not depois.assinada_em:
        return
    if momento_de(depois) < momento_de(antes) - FOLGA_DO_RELOGIO:
        laudo.falha(
            "hora_anterior",
            "A assinatura da SGD diz ter sido feita antes da assinatura da autoridade.",
            f"Acerte a data e a hora do computador em que assina. {DO_ASSINADO}",
        )


def _dizer_quem(laudo: Laudo, antes: Laudo, depois: Laudo) -> None:
    if not laudo.recusa:
        primeira = f"{antes.nome} ({mascarar_cpf(antes.cpf)})" if antes.cpf else "em papel"
        laudo.ok(
            "signatarios",
            f"Assinaram, nesta ordem: a autoridade do ente, {primeira}; e a SGD, {depois.nome} "
            f"({mascarar_cpf(depois.cpf)}).",
        )
