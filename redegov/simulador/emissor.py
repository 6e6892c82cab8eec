"""O que o emissor sabe: clientes, códigos, tokens. Tudo em memória, atrás de uma trava."""

import base64
import hashlib
import re
import secrets
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa

from redegov.simulador.personas import Persona

VALIDADE_DO_CODIGO = 60.0
VALIDADE_DO_ACESSO = 3599
_VERIFICADOR = re.compile(r"[A-Za-z0-9._~-]{43,128}")


class Recusa(Exception):
    """Erro do protocolo: `codigo` é o `error` que o manual descreve."""

    def __init__(self, codigo: str, descricao: str = "") -> None:
        super().__init__(f"{codigo}: {descricao}")
        self.codigo = codigo
        self.descricao = descricao


@dataclass(frozen=True)
class Cliente:
    client_id: str
    segredo: str
    retornos: frozenset[str]
    saidas: frozenset[str]


@dataclass(frozen=True)
class Pedido:
    """Um pedido de autorização já conferido."""

    cliente: Cliente
    retorno: str
    escopo: str
    state: str
    nonce: str
    desafio: str


@dataclass
class Codigo:
    pedido: Pedido
    persona: Persona
    em: float
    acesso: str = ""


@dataclass
class Emissor:
    emissor: str
    chave: rsa.RSAPrivateKey
    clientes: dict[str, Cliente]
    falhas: dict[str, Any] = field(default_factory=dict)
    consultas: Counter[str] = field(default_factory=Counter)
    _codigos: dict[str, Codigo] = field(default_factory=dict)
    _acessos: dict[str, Codigo] = field(default_factory=dict)
    _trava: threading.Lock = field(default_factory=threading.Lock)

    def conferir_pedido(self, dados: dict[str, str]) -> Pedido:
        """Confere o /authorize.

        Raises:
            Recusa: `invalid_client` e `invalid_grant` não podem voltar ao cliente (não se sabe se o
                endereço é dele); as demais voltam com `error`.
        """
        cliente = self.clientes.get(dados.get("client_id", ""))
        if cliente is None:
            raise Recusa("invalid_client", "client_id não cadastrado")
        if dados.get("redirect_uri") not in cliente.retornos:
            raise Recusa("invalid_grant", "URL de retorno não cadastrada")
        if dados.get("response_type") != "code":
            raise Recusa("unsupported_response_type", "use response_type=code")
        if "openid" not in dados.get("scope", "").split():
            raise Recusa("invalid_scope", "falta o escopo openid")
        if dados.get("code_challenge_method") != "S256" or not dados.get("code_challenge"):
            raise Recusa("invalid_request", "PKCE com S256 é obrigatório")
        if not dados.get("state") or not dados.get("nonce"):
            raise Recusa("invalid_request", "state e nonce são obrigatórios")
        return Pedido(
            cliente=cliente,
            retorno=dados["redirect_uri"],
            escopo=dados["scope"],
            state=dados["state"],
            nonce=dados["nonce"],
            desafio=dados["code_challenge"],
        )

    def emitir_codigo(self, pedido: Pedido, persona: Persona) -> str:
        codigo = secrets.token_urlsafe(24)
        with self._trava:
            self._codigos[codigo] = Codigo(pedido, persona, time.monotonic())
        return codigo

    def trocar_codigo(self, cliente: Cliente, dados: dict[str, str]) -> Codigo:
        """Gasta o código; usá-lo de novo também derruba o token que ele já deu."""
        if dados.get("grant_type") != "authorization_code":
            raise Recusa("unsupported_grant_type")
        with self._trava:
            codigo = self._codigos.get(dados.get("code", ""))
            if codigo is None:
                raise Recusa("invalid_grant", "código desconhecido")
            if codigo.acesso:
                self._acessos.pop(codigo.acesso, None)
                raise Recusa("invalid_grant", "código já usado")
            codigo.acesso = secrets.token_urlsafe(24)
            if time.monotonic() - codigo.em > VALIDADE_DO_CODIGO:
                raise Recusa("invalid_grant", "código vencido")
            pedido = codigo.pedido
            if pedido.cliente != cliente or pedido.retorno != dados.get("redirect_uri"):
                raise Recusa("invalid_grant", "código de outro cliente ou outra URL de retorno")
            _conferir_pkce(pedido.desafio, dados.get("code_verifier", ""))
            self._acessos[codigo.acesso] = codigo
            return codigo

    def do_acesso(self, acesso: str) -> Codigo | None:
        with self._trava:
            codigo = self._acessos.get(acesso)
        if codigo and time.monotonic() - codigo.em < VALIDADE_DO_ACESSO:
            return codigo
        return None


def _conferir_pkce(desafio: str, verificador: str) -> None:
    if not _VERIFICADOR.fullmatch(verificador):
        raise Recusa("invalid_grant", "code_verifier ausente ou fora de 43 a 128 letras")
    resumo = hashlib.sha256(verificador.encode()).digest()
    esperado = base64.urlsafe_b64encode(resumo).rstrip(b"=").decode()
    if not secrets.compare_digest(esperado, desafio):
        raise Recusa("invalid_grant", "code_verifier não corresponde")
