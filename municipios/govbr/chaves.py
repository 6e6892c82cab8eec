"""Chaves públicas do emissor: em cache, e buscadas de novo no máximo uma vez por minuto."""

import json
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from django.conf import settings
from django.core.cache import cache
from jwt.algorithms import RSAAlgorithm

from municipios.govbr.conversa import pedir
from municipios.govbr.descoberta import emissor
from municipios.govbr.recusa import EntradaRecusada, Motivo

GUARDAR_POR = 60 * 60
ENTRE_BUSCAS = 60
MENOR_CHAVE = 2048


def chave(kid: str) -> RSAPublicKey:
    """A chave de nome `kid`.

    Raises:
        EntradaRecusada: o emissor não respondeu, ou não publica essa chave.
    """
    guardadas = cache.get(_endereco_no_cache())
    if guardadas is None:
        guardadas = _buscar()
    if kid not in guardadas:
        guardadas = buscar_de_novo() or guardadas
    if kid not in guardadas:
        raise EntradaRecusada(Motivo.IDENTIDADE_NAO_CONFIRMADA, "chave desconhecida")
    return _rsa(guardadas[kid])


def buscar_de_novo() -> dict[str, Any] | None:
    """Busca outra vez, se ninguém buscou há pouco: o GOV.BR pode trocar a chave sem mudar o nome.

    O freio é de todos os processos juntos: um token forjado não vira enxurrada de pedidos.
    """
    if not cache.add(f"{_endereco_no_cache()}:freio", True, ENTRE_BUSCAS):
        return None
    return _buscar()


def _endereco_no_cache() -> str:
    return f"govbr:chaves:{settings.GOVBR_EMISSOR}"


def _buscar() -> dict[str, Any]:
    publicadas = pedir("GET", emissor().chaves).get("keys")
    aceitas = {
        str(jwk["kid"]): jwk
        for jwk in (publicadas if isinstance(publicadas, list) else [])
        if _serve(jwk)
    }
    cache.set(_endereco_no_cache(), aceitas, GUARDAR_POR)
    return aceitas


def _serve(jwk: Any) -> bool:
    """Só RSA de assinatura. O GOV.BR não manda `use`; quando vem, tem de ser `sig`."""
    return (
        isinstance(jwk, dict)
        and isinstance(jwk.get("kid"), str)
        and jwk.get("kty") == "RSA"
        and jwk.get("use", "sig") == "sig"
        and jwk.get("alg", "RS256") == "RS256"
    )


def _rsa(jwk: dict[str, Any]) -> RSAPublicKey:
    try:
        lida = RSAAlgorithm.from_jwk(json.dumps({n: jwk[n] for n in ("kty", "n", "e")}))
    except (jwt.InvalidKeyError, KeyError, ValueError) as erro:
        raise EntradaRecusada(Motivo.IDENTIDADE_NAO_CONFIRMADA, "chave ilegível") from erro
    if not isinstance(lida, RSAPublicKey) or lida.key_size < MENOR_CHAVE:
        raise EntradaRecusada(Motivo.IDENTIDADE_NAO_CONFIRMADA, "chave fraca")
    return lida
