"""O que o emissor assina e responde, e os tokens hostis que os testes pedem.

`falhas` é um dicionário deixado por `POST /_falhas`: `reivindicacoes` troca ou (com null) tira
reivindicações do id_token, `cabecalho` acrescenta campos ao cabeçalho, `assinatura` escolhe como
assinar: certa, nenhuma, hs256_publica, outra_chave ou adulterada.
"""

import base64
import hashlib
import hmac
import json
import secrets
import time
from typing import Any

import jwt

from redegov.simulador import chave as chaves
from redegov.simulador.emissor import VALIDADE_DO_ACESSO, Codigo, Emissor
from redegov.simulador.personas import Persona

VALIDADE_DO_ID_TOKEN = 60


def responder(emissor: Emissor, codigo: Codigo) -> dict[str, Any]:
    return {
        "access_token": codigo.acesso,
        "id_token": id_token(emissor, codigo),
        "token_type": "Bearer",
        "expires_in": VALIDADE_DO_ACESSO,
        "scope": codigo.pedido.escopo,
    }


def id_token(emissor: Emissor, codigo: Codigo) -> str:
    agora = int(time.time())
    reivindicacoes = {
        "iss": emissor.emissor,
        "aud": codigo.pedido.cliente.client_id,
        "sub": codigo.persona.cpf,
        "nonce": codigo.pedido.nonce,
        "iat": agora,
        "auth_time": agora,
        "exp": agora + VALIDADE_DO_ID_TOKEN,
        "jti": secrets.token_urlsafe(12),
        "scope": codigo.pedido.escopo.split(),
        "amr": ["passwd"],
        "preferred_username": codigo.persona.cpf,
        **_pessoa(codigo.persona, em_texto=True),
    }
    falhas = emissor.falhas
    reivindicacoes |= falhas.get("reivindicacoes", {})
    reivindicacoes = {nome: valor for nome, valor in reivindicacoes.items() if valor is not None}
    cabecalho = {"kid": chaves.KID, **falhas.get("cabecalho", {})}
    return _assinar(emissor, reivindicacoes, cabecalho, falhas.get("assinatura", "certa"))


def userinfo(codigo: Codigo) -> dict[str, Any]:
    return {"sub": codigo.persona.cpf, **_pessoa(codigo.persona, em_texto=False)}


def _pessoa(persona: Persona, *, em_texto: bool) -> dict[str, Any]:
    """Dados da pessoa; `*_verified` é texto no id_token e booleano no userinfo, como no manual."""
    verificado: str | bool = "true" if em_texto else True
    dados: dict[str, Any] = {
        "name": persona.nome,
        "profile": "https://servicos.acesso.gov.br/",
        "reliability_info": {"level": persona.nivel, "reliabilities": []},
    }
    if persona.nome_social:
        dados["social_name"] = persona.nome_social
    if persona.email:
        dados |= {"email": persona.email, "email_verified": verificado}
    if persona.telefone:
        dados |= {"phone_number": persona.telefone, "phone_number_verified": verificado}
    return dados


def _assinar(emissor: Emissor, corpo: dict[str, Any], cabecalho: dict[str, Any], modo: str) -> str:
    if modo == "nenhuma":
        return _a_mao({"typ": "JWT", "alg": "none", **cabecalho}, corpo, b"")
    if modo == "hs256_publica":
        cabecalho = {"typ": "JWT", "alg": "HS256", **cabecalho}
        segredo = chaves.publica_em_pem(emissor.chave)
        conteudo = _a_mao(cabecalho, corpo, b"").rstrip(".").encode()
        return _a_mao(cabecalho, corpo, hmac.new(segredo, conteudo, hashlib.sha256).digest())
    chave = chaves.fabricar() if modo == "outra_chave" else emissor.chave
    pronto = jwt.encode(corpo, chave, algorithm="RS256", headers=cabecalho)
    if modo == "adulterada":
        inicio, _, assinatura = pronto.rpartition(".")
        trocada = "A" if assinatura[0] != "A" else "B"
        return f"{inicio}.{trocada}{assinatura[1:]}"
    return pronto


def _a_mao(cabecalho: dict[str, Any], corpo: dict[str, Any], assinatura: bytes) -> str:
    """Monta o token sem biblioteca, que se recusaria a fazer um errado."""
    partes = (json.dumps(cabecalho).encode(), json.dumps(corpo).encode(), assinatura)
    return ".".join(base64.urlsafe_b64encode(parte).rstrip(b"=").decode() for parte in partes)
