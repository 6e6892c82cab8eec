"""O que há dentro do que se junta como prova: arquivo com segredo, chave PGP, assinatura."""

import base64
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from identidade.choices import TipoEvidencia
from identidade.domain.foto import parece_foto_de_pessoa
from identidade.domain.prova import Prova
from municipios.choices.assinatura import TipoRaiz
from municipios.documentos.processo import ProcessoCaiu, no_processo
from municipios.documentos.verificador import Raiz, verificar_qualquer
from municipios.domain.documento import Arquivo, DocumentoRecusado, conferir
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import RaizConfiavel
from municipios.validators import recusar_conteudo_de_arquivo

PROGRAMA = "processo_do_arquivo"
_CHAVE = {
    "privada": "Isto é uma chave privada, e ela não pode sair de quem a usa nem ficar no portal. "
    "Exporte só a chave pública (em gpg: --armor --export) e cole-a aqui. Como a privada foi "
    "mostrada, gere outro par.",
    "revogada": "Esta chave PGP foi revogada por quem a criou. Gere outra e cole a pública dela.",
    "versao": "Esta chave PGP é de um formato antigo. Gere outra num programa atual.",
    "ilegivel": "Não deu para ler a chave PGP. Cole o bloco inteiro, de “-----BEGIN PGP PUBLIC KEY "
    "BLOCK-----” até a linha do END.",
}

_ASSINE = (
    "Assine um documento pelo sistema que está no ar, com uma conta GOV.BR prata ou ouro, e envie "
    "o PDF como ele saiu, sem abrir e gravar de novo."
)


def examinar(prova: Prova) -> dict[str, Any]:
    """Os campos da evidência que se leem do conteúdo, e não do que a pessoa disse.

    Raises:
        TransicaoInvalida: o arquivo ou a chave não servem; a mensagem diz por que.
    """
    if prova.tipo == TipoEvidencia.CHAVE_PGP:
        return ler_chave(prova.texto)
    if prova.arquivo is None:
        return {}
    tipo = conferir_arquivo(prova.arquivo)
    eh_imagem = tipo.startswith("image/")
    if eh_imagem != (prova.tipo == TipoEvidencia.IMAGEM):
        raise TransicaoInvalida(
            "Esta prova pede um PDF, e o arquivo é uma imagem. Imagem só entra onde o passo a "
            "pede, para que foto de pessoa não fique aqui. Envie o documento em PDF."
            if eh_imagem
            else "Esta prova pede uma imagem (PNG ou JPEG), e o arquivo é um PDF.",
            codigo="tipo_do_arquivo",
        )
    if eh_imagem and not prova.sem_rosto:
        raise TransicaoInvalida(
            "Confirme que a imagem não mostra o rosto de ninguém. Se mostra, corte ou cubra essa "
            "parte antes de enviar: foto de pessoa não pode ficar no portal.",
            codigo="rosto",
        )
    if eh_imagem and parece_foto_de_pessoa(prova.arquivo.name or "", _ler(prova.arquivo)):
        raise TransicaoInvalida(
            "Esta imagem parece foto de pessoa: tem o tamanho de uma foto 3×4, ou um CPF no nome "
            "do arquivo. Foto de rosto não pode ficar no portal. Se ela mostra outra coisa, envie "
            "a imagem inteira, sem cortar, com outro nome.",
            codigo="rosto",
        )
    if prova.tipo == TipoEvidencia.PDF_ASSINADO:
        return {"itens": conferir_assinatura(_ler(prova.arquivo))}
    return {}


def ler_chave(texto: str, *, hoje: date | None = None) -> dict[str, Any]:
    """Impressão digital e validade, lidas da chave por um processo à parte."""
    lida = _chave_lida(texto)
    if not lida["vence_em"]:
        raise TransicaoInvalida(
            "A chave PGP não tem data de validade, e a SGD só aceita chave que a tenha. Ponha a "
            "validade (em gpg: --quick-set-expire), exporte de novo e cole aqui.",
            codigo="chave_sem_validade",
        )
    vence_em = timezone.localdate(datetime.fromisoformat(lida["vence_em"]))
    if vence_em < (hoje or timezone.localdate()):
        raise TransicaoInvalida(
            f"A chave PGP venceu em {vence_em:%d/%m/%Y}. Renove a validade ou gere outra, e cole "
            "a pública aqui.",
            codigo="chave_vencida",
        )
    return {"impressao": lida["impressao"], "vence_em": vence_em}


@lru_cache(maxsize=16)
def _chave_lida(texto: str) -> dict[str, Any]:
    """A mesma chave serve a vários sistemas do ente: lê-se uma vez. A recusada não se guarda."""
    try:
        lida: dict[str, Any] = no_processo("ler_chave", {"texto": texto}, programa=PROGRAMA)
    except ProcessoCaiu:
        lida = {"recusa": "ilegivel"}
    if "recusa" in lida:
        raise TransicaoInvalida(_CHAVE[lida["recusa"]], codigo="chave_pgp")
    return lida


def conferir_arquivo(arquivo: Arquivo) -> str:
    """O tipo do conteúdo; recusa o que o portal não guarda."""
    try:
        conferir(arquivo)
    except DocumentoRecusado as recusa:
        raise TransicaoInvalida(str(recusa), codigo="arquivo") from recusa
    conteudo = _ler(arquivo)
    eh_pdf = conteudo.startswith(b"%PDF-")
    textos = [conteudo.decode("latin-1")]
    if eh_pdf:
        textos.append(_texto_do_pdf(conteudo))
    try:
        # Os bytes crus só dizem segredo: números soltos de um arquivo comprimido não são CPF.
        recusar_conteudo_de_arquivo(textos[0], cpfs=False)
        recusar_conteudo_de_arquivo(textos[-1])
    except ValidationError as recusa:
        raise TransicaoInvalida(recusa.messages[0], codigo=str(recusa.code)) from recusa
    if eh_pdf:
        return "application/pdf"
    return "image/png" if conteudo.startswith(b"\x89PNG") else "image/jpeg"


def conferir_assinatura(pdf: bytes) -> list[dict[str, str]]:
    """O laudo do verificador, se a última assinatura é mesmo do GOV.BR."""
    raizes = [Raiz(raiz.pem, raiz.tipo) for raiz in RaizConfiavel.objects.em()]
    laudo = verificar_qualquer(pdf, raizes=raizes, em=timezone.now())
    falha = next((item for item in laudo.itens if item.codigo == laudo.recusa), None)
    if falha:
        raise TransicaoInvalida(f"{falha.porque} {_ASSINE}", codigo="assinatura")
    if laudo.tipo != TipoRaiz.GOVBR:
        raise TransicaoInvalida(
            "A assinatura deste PDF é ICP-Brasil, e este passo prova a assinatura GOV.BR. Envie um "
            "documento assinado pelo serviço do GOV.BR.",
            codigo="assinatura",
        )
    return [
        {"codigo": item.codigo, "resultado": item.resultado, "porque": item.porque}
        for item in laudo.itens
    ]


def _texto_do_pdf(conteudo: bytes) -> str:
    pedido = {"pdf": base64.b64encode(conteudo).decode()}
    try:
        return str(no_processo("ler_texto", pedido, programa=PROGRAMA)["texto"])
    except ProcessoCaiu as queda:
        raise TransicaoInvalida(
            "O PDF não pôde ser lido com segurança. Abra-o, use “imprimir em PDF” e envie o "
            "resultado.",
            codigo="arquivo",
        ) from queda


def _ler(arquivo: Arquivo) -> bytes:
    arquivo.seek(0)
    conteudo: bytes = arquivo.read()
    arquivo.seek(0)
    return conteudo
