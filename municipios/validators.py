"""Formatos de documentos e de assinatura, tamanhos, e o que texto livre não leva: segredo e CPF."""

import re

from asn1crypto import cms
from django.core.exceptions import ValidationError
from localflavor.br.validators import BRCNPJValidator, BRCPFValidator

FORMATO_CPF = r"^[0-9]{11}$"
FORMATO_CNPJ = r"^[0-9A-Z]{12}[0-9]{2}$"
TAMANHO_MAXIMO_DO_ARQUIVO = 10 * 1024 * 1024

_ENDERECO = re.compile(r"https?://\S+")
_ROTULO_DE_SEGREDO = re.compile(
    r"client[\s_-]?secret|-----BEGIN|PRIVATE KEY|\bbearer\s+\S{16}"
    r"|\b(?:access|refresh|id)_token\b|\b(?:senha|segredo|password|api[_-]?key)\s*[:=]",
    re.IGNORECASE,
)
_JWT = re.compile(r"\beyJ[\w-]{8,}\.[\w-]+")
_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
_CODIGO_LONGO = re.compile(r"[A-Za-z0-9+_=]{32,}")
# Impressão digital de chave PGP e de versão de código: públicas, e prova pedida em alguns passos.
_IMPRESSAO_DIGITAL = re.compile(r"[0-9A-Fa-f]{40}")
_SEGREDO_NO_ARQUIVO = re.compile(
    r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY"
    r"|client[\s_-]?secret[\"'\s]*[:=][\"'\s]*[\w./+-]{8,}",
    re.IGNORECASE,
)
# Um ofício traz um ou dois; daqui para cima é lista.
MUITOS_CPFS = 3
_CPF = re.compile(r"(?<!\d)(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{11})(?!\d)")


def compactar(documento: str) -> str:
    """Tira pontos, traços, barras e espaços; letras (CNPJ alfanumérico) ficam maiúsculas."""
    return re.sub(r"[^0-9A-Za-z]", "", documento).upper()


def validar_cpf(cpf: str) -> None:
    """CPF compacto de 11 dígitos, com dígitos verificadores."""
    if not re.fullmatch(FORMATO_CPF, cpf):
        raise ValidationError("Informe os 11 números do CPF.", code="cpf")
    BRCPFValidator()(cpf)


def validar_cnpj(cnpj: str) -> None:
    """CNPJ compacto de 14 posições; aceita letras nas 12 primeiras (IN RFB 2.229/2024)."""
    if not re.fullmatch(FORMATO_CNPJ, cnpj):
        raise ValidationError("Informe as 14 posições do CNPJ.", code="cnpj")
    BRCNPJValidator()(cnpj)


def mascarar_cpf(cpf: str | None) -> str:
    """`***.456.789-**`: o miolo basta para a pessoa se reconhecer e não a identifica."""
    if not cpf or not re.fullmatch(FORMATO_CPF, cpf):
        return ""
    return f"***.{cpf[3:6]}.{cpf[6:9]}-**"


def recusar_segredo(texto: str) -> None:
    """Recusa credencial, chave privada, código longo ou CPF.

    O portal guarda a prova de que algo foi feito (data, protocolo, endereço), nunca a credencial
    nem o dado de quem é atendido.

    Raises:
        ValidationError: `codigo` "segredo" ou "cpf", dizendo o que escrever no lugar.
    """
    if _parece_segredo(texto):
        raise ValidationError(
            "Isto parece uma senha, chave ou credencial, e ela não pode ficar no portal. "
            "Escreva só a data, o protocolo ou o endereço que prova o que foi feito. Se ela já "
            "circulou por aqui ou por e-mail, peça outra.",
            code="segredo",
        )
    if traz_cpf(texto):
        raise ValidationError(
            "Há um CPF neste texto, e ele não pode ficar aqui. Escreva o nome e o cargo da "
            "pessoa, ou só a quantidade de pessoas.",
            code="cpf",
        )


def recusar_conteudo_de_arquivo(texto: str, *, cpfs: bool = True) -> None:
    """Recusa o arquivo que guarda chave privada, credencial ou lista de CPFs.

    Mais estreita que `recusar_segredo`: um manual fala de senha, e um ofício traz o CPF de quem o
    assina.

    Raises:
        ValidationError: `codigo` "segredo" ou "cpf", dizendo o que enviar no lugar.
    """
    if _SEGREDO_NO_ARQUIVO.search(texto) or _JWT.search(texto):
        raise ValidationError(
            "O arquivo parece guardar uma chave privada ou credencial, e ela não pode ficar no "
            "portal. Envie um arquivo sem ela: basta o que prova que o passo foi feito. Se ela já "
            "circulou por aqui ou por e-mail, peça outra.",
            code="segredo",
        )
    achados = _CPF.findall(texto) if cpfs else []
    if len({compactar(achado) for achado in achados if _confere(achado)}) >= MUITOS_CPFS:
        raise ValidationError(
            "O arquivo traz uma lista de CPFs, e ela não pode ficar no portal. Envie um documento "
            "sem os dados das pessoas: a quantidade basta.",
            code="cpf",
        )


def traz_cpf(texto: str) -> bool:
    return any(map(_eh_cpf, _CPF.findall(texto)))


def sem_cpf(texto: str) -> str:
    """O mesmo texto, com “CPF” no lugar de cada um."""
    return _CPF.sub(lambda achado: "CPF" if _eh_cpf(achado[0]) else achado[0], texto)


def _parece_segredo(texto: str) -> bool:
    if any(padrao.search(texto) for padrao in (_ROTULO_DE_SEGREDO, _JWT, _UUID)):
        return True
    # Endereço de vídeo ou documento tem código longo e é público.
    codigos = _CODIGO_LONGO.findall(_ENDERECO.sub(" ", texto))
    return any(
        not _IMPRESSAO_DIGITAL.fullmatch(codigo)
        and re.search(r"\d", codigo)
        and re.search(r"[A-Za-z]", codigo)
        for codigo in codigos
    )


def _eh_cpf(achado: str) -> bool:
    """Com pontos e traço é CPF mesmo com dígito errado; só números, confere os dígitos."""
    return "." in achado or _confere(achado)


def _confere(achado: str) -> bool:
    try:
        validar_cpf(compactar(achado))
    except ValidationError:
        return False
    return True


def resumo_assinado(pkcs7: bytes) -> bytes | None:
    """O `messageDigest` de um PKCS#7 com um signatário e sem conteúdo; None se não é um desses."""
    try:
        envelope = cms.ContentInfo.load(pkcs7, strict=True)
        if envelope["content_type"].native != "signed_data":
            return None
        assinado = envelope["content"]
        if assinado["encap_content_info"]["content"].native is not None:
            return None
        (signatario,) = assinado["signer_infos"]
        (resumo,) = [
            atributo["values"][0].native
            for atributo in signatario["signed_attrs"]
            if atributo["type"].native == "message_digest"
        ]
    except (ValueError, TypeError, KeyError, IndexError):
        return None
    return resumo if isinstance(resumo, bytes) else None
