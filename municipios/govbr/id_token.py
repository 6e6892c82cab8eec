"""Conferência do id_token: quem assinou, para quem, quando, em resposta a que pedido."""

import secrets
from typing import Any

import jwt
from django.conf import settings

from municipios.govbr import chaves
from municipios.govbr.descoberta import emissor
from municipios.govbr.recusa import EntradaRecusada, Motivo

# O GOV.BR anuncia 60 s de validade: a folga cobre relógio torto, não token velho.
FOLGA = 30
MAIOR_TOKEN = 16 * 1024
# Campos que trazem chave, mandam buscá-la ou mudam o modo de ler o token.
_CABECALHO_RECUSADO = {"b64", "crit", "jku", "jwk", "x5c", "x5u", "zip"}
_OBRIGATORIAS = ["iss", "aud", "exp", "iat", "sub", "nonce"]


def conferir(id_token: str, *, nonce: str) -> dict[str, Any]:
    """Devolve as reivindicações de um id_token autêntico, nosso e deste pedido.

    Raises:
        EntradaRecusada: qualquer desvio; o detalhe fica no registro, a pessoa vê texto geral.
    """
    kid = _kid(id_token)
    try:
        dados = _decodificar(id_token, kid)
    except jwt.InvalidSignatureError as erro:
        # A chave pode ter mudado sem mudar de nome: uma nova busca, com freio, antes de recusar.
        if chaves.buscar_de_novo() is None:
            raise _recusa(erro) from erro
        dados = _outra_vez(id_token, kid)
    except jwt.PyJWTError as erro:
        raise _recusa(erro) from erro
    _conferir_destino(dados)
    if not _iguais(dados["nonce"], nonce):
        raise EntradaRecusada(Motivo.IDENTIDADE_NAO_CONFIRMADA, "nonce de outro pedido")
    return dados


def _kid(id_token: str) -> str:
    """Lê o cabeçalho. Só RS256, com nome de chave, e nada que aponte outra chave."""
    if len(id_token) > MAIOR_TOKEN:
        raise EntradaRecusada(Motivo.IDENTIDADE_NAO_CONFIRMADA, "token grande demais")
    try:
        cabecalho = jwt.get_unverified_header(id_token)
    except jwt.PyJWTError as erro:
        raise _recusa(erro) from erro
    recusados = _CABECALHO_RECUSADO & set(cabecalho)
    if recusados or cabecalho.get("alg") != "RS256" or not isinstance(cabecalho.get("kid"), str):
        raise EntradaRecusada(Motivo.IDENTIDADE_NAO_CONFIRMADA, "cabeçalho do token não aceito")
    return str(cabecalho["kid"])


def _decodificar(id_token: str, kid: str) -> dict[str, Any]:
    return jwt.decode(
        id_token,
        chaves.chave(kid),
        algorithms=["RS256"],
        audience=settings.GOVBR_CLIENT_ID,
        issuer=emissor().emissor,
        leeway=FOLGA,
        options={"require": _OBRIGATORIAS},
    )


def _outra_vez(id_token: str, kid: str) -> dict[str, Any]:
    try:
        return _decodificar(id_token, kid)
    except jwt.PyJWTError as erro:
        raise _recusa(erro) from erro


def _conferir_destino(dados: dict[str, Any]) -> None:
    """Só para nós: um destinatário a mais também poderia usar este token."""
    nosso = settings.GOVBR_CLIENT_ID
    if dados["aud"] not in (nosso, [nosso]) or dados.get("azp", nosso) != nosso:
        raise EntradaRecusada(Motivo.IDENTIDADE_NAO_CONFIRMADA, "token para outro cliente")


def _iguais(recebido: Any, esperado: str) -> bool:
    return isinstance(recebido, str) and secrets.compare_digest(
        recebido.encode(), esperado.encode()
    )


def _recusa(erro: jwt.PyJWTError) -> EntradaRecusada:
    return EntradaRecusada(Motivo.IDENTIDADE_NAO_CONFIRMADA, type(erro).__name__)
