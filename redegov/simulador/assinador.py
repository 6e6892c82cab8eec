"""A assinatura GOV.BR de mentira, do lado de quem a presta: autorizações, tokens e avarias.

O que o manual diz: um código de autorização vale uma vez; um token de escopo `sign` vale 600 s e
uma assinatura só. As avarias se ligam em `/avarias` (ou por `/_falhas`, nos testes).
"""

import secrets
import threading
import time
from dataclasses import dataclass, field
from enum import StrEnum

from redegov.simulador.cadeia import Emitido
from redegov.simulador.certificados import Certificados
from redegov.simulador.emissor import VALIDADE_DO_CODIGO, Cliente, Emissor, Recusa
from redegov.simulador.personas import PERSONAS, Persona

VALIDADE_DO_TOKEN = 600
CODIGO_DA_PESSOA = "12345"
_CERTIFICADOS = {"govbr", "icp_brasil"}


class Avaria(StrEnum):
    """O que a demonstração e os testes podem estragar; só uma por vez."""

    NENHUMA = ""
    FORA = "fora"
    LENTA = "lenta"
    BRONZE = "bronze"
    CPF_CANCELADO = "cpf_cancelado"
    TOKEN_VENCIDO = "token_vencido"  # noqa: S105
    HASH_RECUSADO = "hash_recusado"
    RESUMO_TROCADO = "resumo_trocado"
    OUTRA_PESSOA = "outra_pessoa"
    INESPERADA = "inesperada"


@dataclass(frozen=True)
class PedidoDeAssinatura:
    """Um pedido de autorização já conferido. `tipos`: os certificados que a pessoa pode usar."""

    retorno: str
    state: str
    tipos: tuple[str, ...]


@dataclass
class Autorizacao:
    """O que a pessoa autorizou: do código ao token, e deste a uma única assinatura."""

    pedido: PedidoDeAssinatura
    persona: Persona
    tipo: str
    em: float


@dataclass
class Assinador:
    emissor: Emissor
    cliente: Cliente
    certificados: Certificados
    _codigos: dict[str, Autorizacao] = field(default_factory=dict)
    _tokens: dict[str, Autorizacao] = field(default_factory=dict)
    _trava: threading.Lock = field(default_factory=threading.Lock)

    @property
    def avaria(self) -> Avaria:
        return Avaria(self.emissor.falhas.get("avaria", ""))

    def avariar(self, avaria: Avaria) -> None:
        self.emissor.falhas["avaria"] = avaria.value

    def conferir_pedido(self, dados: dict[str, str]) -> PedidoDeAssinatura:
        """Confere o /oauth2.0/authorize.

        Raises:
            Recusa: `unauthorized` não volta ao portal (não se sabe se o endereço é dele); as demais
                voltam com `error`.
        """
        if dados.get("client_id") != self.cliente.client_id:
            raise Recusa("unauthorized", "client_id não cadastrado")
        if dados.get("redirect_uri") not in self.cliente.retornos:
            raise Recusa("unauthorized", "redirect_uri não cadastrada")
        if dados.get("response_type") != "code":
            raise Recusa("unsupported_response_type", "use response_type=code")
        escopos = set(dados.get("scope", "").split())
        if "sign" not in escopos or not escopos <= {"sign", *_CERTIFICADOS}:
            raise Recusa("invalid_scope", "peça sign, e govbr ou icp_brasil")
        tipos = tuple(sorted(escopos & _CERTIFICADOS)) or ("govbr",)
        return PedidoDeAssinatura(dados["redirect_uri"], dados.get("state", ""), tipos)

    def autorizar(self, pedido: PedidoDeAssinatura, persona: Persona, tipo: str) -> str:
        codigo = f"OC-{secrets.token_urlsafe(24)}"
        with self._trava:
            self._codigos[codigo] = Autorizacao(pedido, persona, tipo, time.monotonic())
        return codigo

    def trocar_codigo(self, dados: dict[str, str]) -> str:
        """Gasta o código e devolve o token.

        Raises:
            Recusa: `unauthorized` (credencial ou retorno errado) ou `invalid_request` (código).
        """
        segredo = dados.get("client_secret", "").encode()
        certo = secrets.compare_digest(segredo, self.cliente.segredo.encode())
        if dados.get("client_id") != self.cliente.client_id or not certo:
            raise Recusa("unauthorized")
        if dados.get("grant_type") != "authorization_code":
            raise Recusa("unauthorized")
        with self._trava:
            autorizacao = self._codigos.pop(dados.get("code", ""), None)
            if autorizacao is None or time.monotonic() - autorizacao.em > VALIDADE_DO_CODIGO:
                raise Recusa("invalid_request")
            if autorizacao.pedido.retorno != dados.get("redirect_uri"):
                raise Recusa("unauthorized")
            autorizacao.em = time.monotonic()
            token = f"AT-{secrets.token_urlsafe(24)}"
            self._tokens[token] = autorizacao
            return token

    def do_token(self, token: str, *, gastar: bool = False) -> Autorizacao | None:
        """A autorização de um token que ainda vale; `gastar` é assinar, que só acontece uma vez."""
        if self.avaria == Avaria.TOKEN_VENCIDO:
            return None
        with self._trava:
            autorizacao = self._tokens.get(token)
            if autorizacao is None or time.monotonic() - autorizacao.em > VALIDADE_DO_TOKEN:
                return None
            if gastar:
                del self._tokens[token]
            return autorizacao

    def certificado(self, autorizacao: Autorizacao) -> Emitido:
        persona = autorizacao.persona
        if self.avaria == Avaria.OUTRA_PESSOA:
            persona = next(outra for outra in PERSONAS.values() if outra != persona)
        return self.certificados.de(persona, autorizacao.tipo)
