"""As rotas do simulador, em WSGI puro."""

import base64
import binascii
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from redegov.simulador import chave, pagina, token
from redegov.simulador.emissor import Cliente, Emissor, Recusa
from redegov.simulador.personas import PERSONAS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LIMITE_DO_CORPO = 64 * 1024
_SEM_VOLTA = {"invalid_client", "invalid_grant"}
_HTML = "text/html; charset=utf-8"
_CABECALHOS = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
]


@dataclass(frozen=True)
class Requisicao:
    metodo: str
    consulta: dict[str, str]
    corpo: bytes
    autorizacao: str

    @property
    def formulario(self) -> dict[str, str]:
        return dict(parse_qsl(self.corpo.decode(errors="replace"), keep_blank_values=True))

    @property
    def dados(self) -> dict[str, str]:
        return self.formulario if self.metodo == "POST" else self.consulta


@dataclass(frozen=True)
class Resposta:
    corpo: bytes = b""
    tipo: str = _HTML
    situacao: HTTPStatus = HTTPStatus.OK
    cabecalhos: tuple[tuple[str, str], ...] = ()


def _html(texto: str, situacao: HTTPStatus = HTTPStatus.OK) -> Resposta:
    return Resposta(texto.encode(), situacao=situacao)


def _json(dados: Any, situacao: HTTPStatus = HTTPStatus.OK) -> Resposta:
    return Resposta(json.dumps(dados).encode(), "application/json", situacao)


def _ir(destino: str) -> Resposta:
    return Resposta(situacao=HTTPStatus.FOUND, cabecalhos=(("Location", destino),))


class Simulador:
    """Aplicação WSGI. `com_falhas` liga o painel de falhas, só para testes."""

    def __init__(self, emissor: Emissor, *, com_falhas: bool = False) -> None:
        self.emissor = emissor
        self.rotas: dict[str, Callable[[Requisicao], Resposta]] = {
            "/": self.inicio,
            "/estilo.css": self.estilo,
            "/.well-known/openid-configuration": self.descoberta,
            "/authorize": self.autorizar,
            "/token": self.trocar,
            "/jwk": self.jwk,
            "/userinfo/": self.userinfo,
            "/logout": self.sair,
        }
        if com_falhas:
            self.rotas["/_falhas"] = self.falhas

    def __call__(self, ambiente: "WSGIEnvironment", iniciar: "StartResponse") -> Iterable[bytes]:
        caminho = ambiente.get("PATH_INFO", "/")
        tamanho = int(ambiente.get("CONTENT_LENGTH") or 0)
        self.emissor.consultas[caminho] += 1
        if caminho not in self.rotas or tamanho > LIMITE_DO_CORPO:
            resposta = _html(
                pagina.erro("Não há nada aqui", "Confira o endereço."), HTTPStatus(404)
            )
        else:
            requisicao = Requisicao(
                metodo=ambiente["REQUEST_METHOD"],
                consulta=dict(parse_qsl(ambiente.get("QUERY_STRING", ""), keep_blank_values=True)),
                corpo=ambiente["wsgi.input"].read(tamanho),
                autorizacao=ambiente.get("HTTP_AUTHORIZATION", ""),
            )
            resposta = self.rotas[caminho](requisicao)
        situacao = resposta.situacao
        iniciar(
            f"{situacao.value} {situacao.phrase}",
            [
                ("Content-Type", resposta.tipo),
                ("Content-Length", str(len(resposta.corpo))),
                *_CABECALHOS,
                *resposta.cabecalhos,
            ],
        )
        return [resposta.corpo]

    def inicio(self, requisicao: Requisicao) -> Resposta:
        saidas = next(iter(self.emissor.clientes.values())).saidas
        portal = min(saidas, default="").rpartition("/saiu/")[0]
        return _html(pagina.inicio(portal))

    def estilo(self, requisicao: Requisicao) -> Resposta:
        return Resposta(pagina.ESTILO.encode(), "text/css; charset=utf-8")

    def descoberta(self, requisicao: Requisicao) -> Resposta:
        raiz = self.emissor.emissor
        documento = {
            "issuer": raiz,
            "authorization_endpoint": f"{raiz}authorize",
            "token_endpoint": f"{raiz}token",
            "userinfo_endpoint": f"{raiz}userinfo/",
            "jwks_uri": f"{raiz}jwk",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }
        return _json(documento | self.emissor.falhas.get("descoberta", {}))

    def autorizar(self, requisicao: Requisicao) -> Resposta:
        """Página de escolha; com `persona` (ou vazia, para cancelar), volta direto ao portal."""
        dados = requisicao.dados
        try:
            pedido = self.emissor.conferir_pedido(dados)
        except Recusa as recusa:
            if recusa.codigo in _SEM_VOLTA:
                frase = f"{recusa.codigo}: {recusa.descricao}"
                return _html(pagina.erro("Pedido recusado", frase), HTTPStatus.BAD_REQUEST)
            volta = {"error": recusa.codigo, "error_description": recusa.descricao}
            return self._voltar(dados["redirect_uri"], volta | {"state": dados.get("state", "")})
        if "persona" not in dados:
            return _html(pagina.escolher_persona(dados))
        persona = PERSONAS.get(dados["persona"])
        if persona is None:
            return self._voltar(pedido.retorno, {"error": "access_denied", "state": pedido.state})
        codigo = self.emissor.emitir_codigo(pedido, persona)
        return self._voltar(pedido.retorno, {"code": codigo, "state": pedido.state})

    def _voltar(self, retorno: str, parametros: dict[str, str]) -> Resposta:
        return _ir(f"{retorno}?{urlencode(parametros | self.emissor.falhas.get('retorno', {}))}")

    def trocar(self, requisicao: Requisicao) -> Resposta:
        if requisicao.metodo != "POST":
            return Resposta(situacao=HTTPStatus.METHOD_NOT_ALLOWED)
        if self.emissor.falhas.get("token") == "fora":
            return Resposta(situacao=HTTPStatus.BAD_GATEWAY)
        cliente = self._cliente(requisicao.autorizacao)
        if cliente is None:
            return Resposta(situacao=HTTPStatus.UNAUTHORIZED)  # sem corpo, como o GOV.BR
        try:
            codigo = self.emissor.trocar_codigo(cliente, requisicao.formulario)
        except Recusa as recusa:
            corpo = {"error": recusa.codigo, "error_description": recusa.descricao}
            return _json(corpo, HTTPStatus.BAD_REQUEST)
        return _json(token.responder(self.emissor, codigo))

    def _cliente(self, autorizacao: str) -> Cliente | None:
        esquema, _, resto = autorizacao.partition(" ")
        try:
            client_id, _, segredo = base64.b64decode(resto, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        cliente = self.emissor.clientes.get(client_id)
        if esquema.lower() != "basic" or cliente is None:
            return None
        certo = secrets.compare_digest(cliente.segredo.encode(), segredo.encode())
        return cliente if certo else None

    def jwk(self, requisicao: Requisicao) -> Resposta:
        falhas = self.emissor.falhas
        if falhas.get("jwk") == "fora":
            return Resposta(situacao=HTTPStatus.SERVICE_UNAVAILABLE)
        kid = falhas.get("jwk_kid", chave.KID)
        return _json({"keys": [chave.publica_em_jwk(self.emissor.chave, kid)]})

    def userinfo(self, requisicao: Requisicao) -> Resposta:
        esquema, _, acesso = requisicao.autorizacao.partition(" ")
        codigo = self.emissor.do_acesso(acesso) if esquema == "Bearer" else None
        if codigo is None:
            corpo = {"error": "unauthorized", "error_description": "Bad credentials"}
            return _json(corpo, HTTPStatus.UNAUTHORIZED)
        return _json(token.userinfo(codigo))

    def sair(self, requisicao: Requisicao) -> Resposta:
        destino = requisicao.dados.get("post_logout_redirect_uri", "")
        if any(destino in cliente.saidas for cliente in self.emissor.clientes.values()):
            return _ir(destino)
        frase = "post_logout_redirect_uri ausente ou não cadastrada."
        return _html(pagina.erro("Saída recusada", frase), HTTPStatus.BAD_REQUEST)

    def falhas(self, requisicao: Requisicao) -> Resposta:
        """GET mostra; POST troca o conjunto inteiro de falhas (`{}` volta ao normal)."""
        if requisicao.metodo == "POST":
            self.emissor.falhas = json.loads(requisicao.corpo)
            self.emissor.consultas.clear()
        return _json({"falhas": self.emissor.falhas, "consultas": self.emissor.consultas})
