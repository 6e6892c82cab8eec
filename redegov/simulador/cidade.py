"""O site de uma cidade, com o botão “Entrar com GOV.BR”: um certo, e um para cada defeito.

`https://joinville.exemplo.gov.br/` é o certo; `/sem-state/`, `/retorno-http/`… são os outros. Só a
verificação automática chega a estes nomes, que não existem na internet.
"""

import base64
import gzip
import hashlib
import secrets
import time
from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from redegov.simulador.mensagem import HTML

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Parametros = dict[str, str]
Mudanca = Callable[[Parametros], object]
RETORNO = "/retorno-govbr"
ESCOPOS = "openid email profile govbr_confiabilidades govbr_confiabilidades_idtoken"
FIXO = "x7Qm2vK9pR4tL8wZ1nB6cY3s"


def _sem(*nomes: str) -> Mudanca:
    return lambda parametros: [parametros.pop(nome) for nome in nomes]


def _com(**trocas: str) -> Mudanca:
    return lambda parametros: parametros.update(trocas)


# Defeito no pedido de autorização → o que muda nele.
PEDIDOS: dict[str, Mudanca] = {
    "": lambda parametros: None,
    "sem-state": _sem("state"),
    "sem-nonce": _sem("nonce"),
    "state-fixo": _com(state=FIXO),
    "sem-pkce": _sem("code_challenge", "code_challenge_method"),
    "pkce-simples": _com(code_challenge_method="plain"),
    "sem-cliente": _sem("client_id"),
    "implicito": _com(response_type="token"),
    "sem-openid": _com(scope="email"),
    "retorno-http": _com(redirect_uri=f"http://joinville.exemplo.gov.br{RETORNO}"),
    "retorno-alheio": _com(redirect_uri="https://coletor.exemplo.com/retorno"),
}
# Defeito no desvio → aonde o servidor manda.
DESVIOS = {
    "volta": "/volta/",
    "interno": "https://10.0.0.1/segredo",
    "metadados": "http://169.254.169.254/latest/meta-data/",
    "local": "https://localhost/admin",
    "arquivo": "file:///etc/passwd",
    "fora-do-dominio": "https://vicosa.exemplo.gov.br/",
}


class Cidade:
    """Aplicação WSGI. `emissor` diz onde está o GOV.BR de mentira, quando ele já tem porta."""

    def __init__(self, emissor: Callable[[], str]) -> None:
        self.emissor = emissor
        self.desastres: dict[str, Callable[[StartResponse], Iterable[bytes]]] = {
            "grande": _grande,
            "bomba": _bomba,
            "lento": _lento,
            "cabecalho": _cabecalho,
            "fora": _fora,
        }

    def __call__(self, ambiente: "WSGIEnvironment", iniciar: "StartResponse") -> Iterable[bytes]:
        partes = [parte for parte in ambiente.get("PATH_INFO", "/").split("/") if parte]
        maquina = ambiente.get("HTTP_HOST", "").partition(":")[0]
        if ambiente["wsgi.url_scheme"] == "http":
            caminho = ambiente.get("PATH_INFO", "/")
            return _desviar(iniciar, f"https://{maquina}{caminho}")
        defeito = partes[0] if partes and partes[0] not in {"entrar", "sair"} else ""
        if defeito in DESVIOS:
            return _desviar(iniciar, DESVIOS[defeito])
        if defeito in self.desastres:
            return self.desastres[defeito](iniciar)
        if partes[-1:] == ["entrar"] and defeito in {*PEDIDOS, "emissor-falso"}:
            return _desviar(iniciar, self._autorizar(maquina, defeito))
        if partes == ["sair"]:
            volta = urlencode({"post_logout_redirect_uri": f"https://{maquina}/"})
            return _desviar(iniciar, f"{self.emissor()}logout?{volta}")
        return _pagina(iniciar, maquina, defeito)

    def _autorizar(self, maquina: str, defeito: str) -> str:
        verificador = secrets.token_urlsafe(48)
        resumo = hashlib.sha256(verificador.encode()).digest()
        parametros = {
            "response_type": "code",
            "client_id": maquina,
            "scope": ESCOPOS,
            "redirect_uri": f"https://{maquina}{RETORNO}",
            "state": secrets.token_urlsafe(16),
            "nonce": secrets.token_urlsafe(16),
            "code_challenge": base64.urlsafe_b64encode(resumo).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        PEDIDOS.get(defeito, PEDIDOS[""])(parametros)
        emissor = self.emissor()
        if defeito == "emissor-falso":
            emissor = "https://sso.acesso.gov.br.exemplo.com/"
        return f"{emissor}authorize?{urlencode(parametros)}"


def _desviar(iniciar: "StartResponse", adiante: str) -> list[bytes]:
    iniciar("302 Found", [("Location", adiante), ("Content-Length", "0")])
    return [b""]


def _pagina(iniciar: "StartResponse", maquina: str, defeito: str) -> list[bytes]:
    entrar = f"/{defeito}/entrar".replace("//", "/")
    elo = f'<a class="br-sign-in" href="{escape(entrar)}">Entrar com <strong>gov.br</strong></a>'
    if defeito == "sem-link":
        elo = '<button type="button">Entrar</button>'
    corpo = (
        f"<!doctype html><html lang=pt-BR><title>{escape(maquina)}</title>"
        f'<h1>Serviços da cidade</h1><p><a href="/noticias">Notícias</a></p><p>{elo}</p></html>'
    ).encode()
    iniciar("200 OK", [("Content-Type", HTML), ("Content-Length", str(len(corpo)))])
    return [corpo]


def _grande(iniciar: "StartResponse") -> Iterable[bytes]:
    iniciar("200 OK", [("Content-Type", HTML)])
    return (b"<p>" + b"a" * 65536 for _ in range(4096))


def _bomba(iniciar: "StartResponse") -> Iterable[bytes]:
    corpo = gzip.compress(b"0" * 64_000_000, 1)
    cabecalhos = [("Content-Encoding", "gzip"), ("Content-Length", str(len(corpo)))]
    iniciar("200 OK", [("Content-Type", HTML), *cabecalhos])
    return [corpo]


def _lento(iniciar: "StartResponse") -> Iterable[bytes]:
    iniciar("200 OK", [("Content-Type", HTML)])
    for _ in range(600):
        yield b"<p>"
        time.sleep(0.1)


def _cabecalho(iniciar: "StartResponse") -> list[bytes]:
    iniciar("200 OK", [(f"X-Recheio-{n}", "a" * 4000) for n in range(20)])
    return [b""]


def _fora(iniciar: "StartResponse") -> list[bytes]:
    iniciar("503 Service Unavailable", [("Content-Length", "0")])
    return [b""]
