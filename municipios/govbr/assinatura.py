"""Cliente da assinatura GOV.BR: autorização da pessoa, token de um uso, certificado, PKCS#7.

Quem chama guarda o token só enquanto assina, em memória. Nada daqui vai a registro com CPF, código
ou token: a recusa leva um detalhe curto e escrito por nós.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlencode

import requests
from cryptography import x509
from django.conf import settings

from municipios.govbr.conversa import MAIOR_RESPOSTA, Resposta, SemResposta, ir, objeto
from municipios.govbr.recusa_da_assinatura import CodigoDaRecusa, RecusaDaAssinatura
from municipios.validators import resumo_assinado

ESCOPOS = frozenset({"sign", "govbr", "icp_brasil"})
MAIOR_TOKEN = 4096
_TAMANHO_DO_RESUMO = hashlib.sha256().digest_size


@dataclass(frozen=True)
class Token:
    """Autoriza uma assinatura, por até 10 minutos. Não se guarda, nem se mostra."""

    valor: str = field(repr=False)


class _Portador(requests.auth.AuthBase):
    """Como `auth`, e não como cabeçalho: um .netrc da máquina não troca o token por outra coisa."""

    def __init__(self, token: Token) -> None:
        self._token = token

    def __call__(self, pedido: requests.PreparedRequest) -> requests.PreparedRequest:
        pedido.headers["Authorization"] = f"Bearer {self._token.valor}"
        return pedido


def endereco_de_autorizacao(
    state: str, redirect_uri: str, scopes: Sequence[str] = ("sign", "govbr")
) -> str:
    """A página do GOV.BR em que a pessoa autoriza uma assinatura; `state` é sorteado por pedido.

    Raises:
        ValueError: escopo fora de `ESCOPOS`, ou sem `sign`.
        RecusaDaAssinatura: a assinatura está desligada neste portal.
    """
    if not {"sign"} <= set(scopes) <= ESCOPOS:
        raise ValueError("Peça sign, com govbr ou icp_brasil: uma autorização, uma assinatura.")
    if not settings.ASSINATURA.ligada:
        raise RecusaDaAssinatura(CodigoDaRecusa.DESLIGADA)
    consulta = {
        "response_type": "code",
        "client_id": settings.ASSINATURA.client_id,
        "scope": " ".join(scopes),
        "redirect_uri": redirect_uri,
        "state": state,
        "nonce": secrets.token_urlsafe(16),
    }
    return f"{settings.ASSINATURA.oauth}/authorize?{urlencode(consulta)}"


def codigo_da_volta(volta: Mapping[str, str], state: str) -> str:
    """O código que a pessoa trouxe do GOV.BR, se a volta é deste pedido (`state` guardado).

    Raises:
        RecusaDaAssinatura: a volta é de outro pedido, ou a pessoa não autorizou.
    """
    recebido = volta.get("state", "")
    if not state or not secrets.compare_digest(recebido.encode(), state.encode()):
        raise RecusaDaAssinatura(CodigoDaRecusa.PEDIDO_DESCONHECIDO, "state de outro pedido")
    if volta.get("error") == "access_denied":
        raise RecusaDaAssinatura(CodigoDaRecusa.RECUSADA_PELA_PESSOA)
    codigo = volta.get("code", "")
    if volta.get("error") or not codigo:
        raise RecusaDaAssinatura(CodigoDaRecusa.RESPOSTA_INESPERADA, "volta sem código")
    return codigo


def trocar_codigo(code: str, redirect_uri: str) -> Token:
    """Gasta o código; `redirect_uri` é a mesma da autorização, letra por letra.

    Raises:
        RecusaDaAssinatura: código já usado ou vencido, credencial do portal recusada, serviço fora.
    """
    dados = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "client_id": settings.ASSINATURA.client_id,
        "client_secret": settings.ASSINATURA.client_secret,
    }
    resposta = _ir("POST", f"{settings.ASSINATURA.oauth}/token", data=dados)
    if resposta.situacao == HTTPStatus.BAD_REQUEST:
        raise RecusaDaAssinatura(CodigoDaRecusa.CODIGO_REPETIDO)
    if resposta.situacao in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        raise RecusaDaAssinatura(CodigoDaRecusa.PORTAL_RECUSADO, f"resposta {resposta.situacao}")
    corpo = objeto(_conteudo(resposta)) or {}
    valor = corpo.get("access_token")
    tipo = str(corpo.get("token_type", "")).lower()
    if not isinstance(valor, str) or not _serve_de_token(valor) or tipo != "bearer":
        raise RecusaDaAssinatura(CodigoDaRecusa.RESPOSTA_INESPERADA, "resposta sem token")
    return Token(valor)


def _serve_de_token(valor: str) -> bool:
    """Vai num cabeçalho: nada de espaço, quebra de linha ou letra fora do ASCII."""
    return 0 < len(valor) <= MAIOR_TOKEN and all("!" <= letra <= "~" for letra in valor)


def certificado(token: Token) -> bytes:
    """O certificado público da pessoa, em PEM. Não gasta o token.

    Raises:
        RecusaDaAssinatura: conta bronze, CPF cancelado, token vencido, serviço fora.
    """
    resposta = _ir("GET", f"{settings.ASSINATURA.api}/certificadoPublico", auth=_Portador(token))
    pem = _conteudo(_autorizada(resposta))
    try:
        x509.load_pem_x509_certificate(pem)
    except ValueError as erro:
        detalhe = "certificado ilegível"
        raise RecusaDaAssinatura(CodigoDaRecusa.RESPOSTA_INESPERADA, detalhe) from erro
    return pem


def assinar(token: Token, hash32: bytes) -> bytes:
    """O PKCS#7 (DER) destacado que assina `hash32`, os 32 bytes do SHA-256. Gasta o token.

    Confere que a resposta é uma assinatura deste resumo; quem assinou e com que cadeia é do
    verificador.

    Raises:
        ValueError: `hash32` não tem 32 bytes.
        RecusaDaAssinatura: conta bronze, CPF cancelado, token vencido ou já usado, resumo
            recusado, serviço fora, ou resposta que não é a assinatura pedida.
    """
    if len(hash32) != _TAMANHO_DO_RESUMO:
        raise ValueError("O resumo é o SHA-256 cru: 32 bytes.")
    resposta = _ir(
        "POST",
        f"{settings.ASSINATURA.api}/assinarPKCS7",
        json={"hashBase64": base64.b64encode(hash32).decode()},
        auth=_Portador(token),
    )
    if resposta.situacao in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY):
        raise RecusaDaAssinatura(CodigoDaRecusa.HASH_RECUSADO, f"resposta {resposta.situacao}")
    pkcs7 = _conteudo(_autorizada(resposta))
    if resumo_assinado(pkcs7) != hash32:
        raise RecusaDaAssinatura(CodigoDaRecusa.RESPOSTA_INESPERADA, "não assina este resumo")
    return pkcs7


def _ir(metodo: str, url: str, **opcoes: object) -> Resposta:
    if not settings.ASSINATURA.ligada:
        raise RecusaDaAssinatura(CodigoDaRecusa.DESLIGADA)
    try:
        resposta = ir(metodo, url, prazo=settings.ASSINATURA.prazo, **opcoes)
    except SemResposta as erro:
        raise RecusaDaAssinatura(CodigoDaRecusa.SERVICO_FORA, str(erro)) from None
    fora = resposta.situacao >= HTTPStatus.INTERNAL_SERVER_ERROR
    if fora or resposta.situacao == HTTPStatus.TOO_MANY_REQUESTS:
        raise RecusaDaAssinatura(CodigoDaRecusa.SERVICO_FORA, f"resposta {resposta.situacao}")
    return resposta


def _autorizada(resposta: Resposta) -> Resposta:
    """As recusas comuns às duas operações da API; o 403 se distingue pela frase do manual."""
    if resposta.situacao == HTTPStatus.UNAUTHORIZED:
        raise RecusaDaAssinatura(CodigoDaRecusa.TOKEN_VENCIDO)
    if resposta.situacao == HTTPStatus.FORBIDDEN:
        frase = resposta.corpo[:1024].decode(errors="replace").lower()
        if "cpf" in frase and "cancelad" in frase:
            raise RecusaDaAssinatura(CodigoDaRecusa.CPF_CANCELADO)
        if "prata" in frase and "ouro" in frase:
            raise RecusaDaAssinatura(CodigoDaRecusa.CONTA_BRONZE)
    return resposta


def _conteudo(resposta: Resposta) -> bytes:
    """O corpo de um 200 de tamanho razoável."""
    if resposta.situacao != HTTPStatus.OK or len(resposta.corpo) > MAIOR_RESPOSTA:
        detalhe = f"resposta {resposta.situacao} de {len(resposta.corpo)} bytes"
        raise RecusaDaAssinatura(CodigoDaRecusa.RESPOSTA_INESPERADA, detalhe)
    return resposta.corpo
