"""Uma pessoa diante do portal de verdade, por HTTP: entra pelo GOV.BR, preenche, usa a API."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

import requests

from tests.e2e.portal import Portal

_TOKEN = re.compile(r'id="token" type="text" value="([^"]+)"')


@dataclass
class Visitante:
    portal: Portal
    sessao: requests.Session = field(default_factory=requests.Session)

    def entrar(self, persona: str, destino: str = "/meu-municipio/") -> "Visitante":
        """Pelo simulador: vai ao GOV.BR, escolhe a persona e volta com a conta aberta."""
        self.sessao.get(f"{self.portal.url}/entrar/", timeout=20)
        ida = self.sessao.post(
            f"{self.portal.url}/entrar/govbr/",
            data={"csrfmiddlewaretoken": self.sessao.cookies["csrf"], "next": destino},
            allow_redirects=False,
            timeout=20,
        )
        volta = requests.get(
            f"{ida.headers['Location']}&persona={persona}", allow_redirects=False, timeout=20
        )
        chegada = self.sessao.get(volta.headers["Location"], timeout=30)
        assert chegada.status_code == 200, chegada.text
        return self

    def ver(self, caminho: str) -> str:
        resposta = self.sessao.get(self.portal.url + caminho, timeout=30)
        assert resposta.status_code == 200, f"{caminho}: {resposta.status_code}\n{resposta.text}"
        return html.unescape(resposta.text)

    def enviar(self, caminho: str, **dados: str) -> str:
        """Preenche e envia; exige que tenha sido aceito (redireciona) e devolve a página de volta.

        A recusa vem como erro na página: a mensagem entra na falha.
        """
        resposta = self.sessao.post(
            self.portal.url + caminho,
            data={"csrfmiddlewaretoken": self.sessao.cookies["csrf"], **dados},
            timeout=30,
        )
        assert resposta.history, f"{caminho} recusado:\n{_recusas(resposta.text)}"
        assert resposta.status_code == 200, resposta.text
        return html.unescape(resposta.text)

    def emitir_token(self) -> "ClienteDaApi":
        resposta = self.sessao.post(
            f"{self.portal.url}/conta/tokens/emitir/",
            data={
                "csrfmiddlewaretoken": self.sessao.cookies["csrf"],
                "nome": "história",
                "horas": "1",
            },
            timeout=20,
        )
        achado = _TOKEN.search(resposta.text)
        assert achado, _recusas(resposta.text)
        return ClienteDaApi(self.portal, achado[1])


@dataclass
class ClienteDaApi:
    portal: Portal
    token: str = ""

    def pedir(self, metodo: str, caminho: str, **opcoes: Any) -> requests.Response:
        cabecalhos = opcoes.pop("headers", {})
        if self.token:
            cabecalhos |= {"Authorization": f"Bearer {self.token}"}
        return requests.request(
            metodo,
            f"{self.portal.url}/api/v1/{caminho}",
            headers=cabecalhos,
            timeout=30,
            **opcoes,
        )

    def ler(self, caminho: str) -> Any:
        resposta = self.pedir("GET", caminho)
        assert resposta.status_code == 200, resposta.text
        return resposta.json()


def _recusas(pagina: str) -> str:
    """O que a página disse, sem o resto dela."""
    miolo = pagina.partition("<main")[2].partition("</main")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(miolo)).split())[:1500]
