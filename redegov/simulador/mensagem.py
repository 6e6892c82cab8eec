"""O pedido que chega e a resposta que sai, em WSGI puro."""

import json
from dataclasses import dataclass
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

HTML = "text/html; charset=utf-8"
TEXTO = "text/plain; charset=utf-8"
COOKIE_DA_PERSONA = "simulador_persona"
_CABECALHOS = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
]


@dataclass(frozen=True)
class Requisicao:
    metodo: str
    caminho: str
    consulta: dict[str, str]
    corpo: bytes
    autorizacao: str
    biscoitos: str
    tipo: str = ""

    @property
    def persona(self) -> str:
        """Quem entrou por último neste navegador: já vem marcada na página de assinar."""
        try:
            lembrada = SimpleCookie(self.biscoitos).get(COOKIE_DA_PERSONA)
        except CookieError:
            return ""
        return lembrada.value if lembrada else ""

    @property
    def formulario(self) -> dict[str, str]:
        return dict(parse_qsl(self.corpo.decode(errors="replace"), keep_blank_values=True))

    @property
    def dados(self) -> dict[str, str]:
        return self.formulario if self.metodo == "POST" else self.consulta

    @property
    def portador(self) -> str:
        """O token de `Authorization: Bearer`; vazio se não veio."""
        esquema, _, acesso = self.autorizacao.partition(" ")
        return acesso if esquema == "Bearer" else ""


@dataclass(frozen=True)
class Resposta:
    corpo: bytes = b""
    tipo: str = HTML
    situacao: HTTPStatus = HTTPStatus.OK
    cabecalhos: tuple[tuple[str, str], ...] = ()


def ler(ambiente: "WSGIEnvironment", tamanho: int) -> Requisicao:
    return Requisicao(
        metodo=ambiente["REQUEST_METHOD"],
        caminho=ambiente.get("PATH_INFO", "/"),
        consulta=dict(parse_qsl(ambiente.get("QUERY_STRING", ""), keep_blank_values=True)),
        corpo=ambiente["wsgi.input"].read(tamanho),
        autorizacao=ambiente.get("HTTP_AUTHORIZATION", ""),
        biscoitos=ambiente.get("HTTP_COOKIE", ""),
        tipo=ambiente.get("CONTENT_TYPE", ""),
    )


def entregar(resposta: Resposta, iniciar: "StartResponse") -> list[bytes]:
    iniciar(
        f"{resposta.situacao.value} {resposta.situacao.phrase}",
        [
            ("Content-Type", resposta.tipo),
            ("Content-Length", str(len(resposta.corpo))),
            *_CABECALHOS,
            *resposta.cabecalhos,
        ],
    )
    return [resposta.corpo]


def em_html(texto: str, situacao: HTTPStatus = HTTPStatus.OK) -> Resposta:
    return Resposta(texto.encode(), situacao=situacao)


def em_texto(texto: str, situacao: HTTPStatus = HTTPStatus.OK) -> Resposta:
    return Resposta(texto.encode(), TEXTO, situacao)


def em_json(dados: Any, situacao: HTTPStatus = HTTPStatus.OK) -> Resposta:
    return Resposta(json.dumps(dados).encode(), "application/json", situacao)


def ir(destino: str, *, persona: str = "") -> Resposta:
    """Manda o navegador a `destino`; `persona` é quem acabou de entrar, para lembrar dela."""
    cabecalhos = [("Location", destino)]
    if persona:
        biscoito = f"{COOKIE_DA_PERSONA}={persona}; Path=/; HttpOnly; SameSite=Lax"
        cabecalhos.append(("Set-Cookie", biscoito))
    return Resposta(situacao=HTTPStatus.FOUND, cabecalhos=tuple(cabecalhos))
