"""Carga de escrita confirmada pelo portal: cada começo de entrada pelo GOV.BR grava uma sessão.

O redirecionamento com o cookie da sessão quer dizer que a linha dela foi gravada e confirmada.
"""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import psycopg
import requests

from redegov import env
from redegov.embarcado import enderecos
from tests.e2e.portal import Portal

ENTRADA = "/entrar/govbr/"
CSRF = "c" * 32  # o par cookie e campo é o que se confere; o valor é de quem pede


@dataclass
class Carga:
    portal: Portal
    confirmadas: set[str] = field(default_factory=set)
    recusas: list[int] = field(default_factory=list)
    _parar: threading.Event = field(default_factory=threading.Event)

    def _escrever(self) -> None:
        while not self._parar.is_set():
            with contextlib.suppress(requests.RequestException):
                self._uma_escrita()

    def _uma_escrita(self) -> None:
        resposta = requests.post(
            self.portal.url + ENTRADA,
            data={"csrfmiddlewaretoken": CSRF},
            cookies={"csrf": CSRF},
            timeout=15,
            allow_redirects=False,
        )
        chave = resposta.cookies.get("sessao")
        if resposta.status_code == 302 and chave:
            self.confirmadas.add(chave)
        else:
            self.recusas.append(resposta.status_code)

    @contextlib.contextmanager
    def escrevendo(self, quantos: int = 4) -> Iterator["Carga"]:
        linhas = [threading.Thread(target=self._escrever) for _ in range(quantos)]
        for linha in linhas:
            linha.start()
        try:
            yield self
        finally:
            self._parar.set()
            for linha in linhas:
                linha.join()

    def perdidas(self) -> set[str]:
        """Escritas que o portal confirmou e que o banco não tem."""
        with conectar(self.portal) as conexao:
            linhas = conexao.execute("SELECT session_key FROM django_session").fetchall()
        return self.confirmadas - {str(chave) for (chave,) in linhas}


def conectar(portal: Portal) -> psycopg.Connection[tuple[object, ...]]:
    partes = env.banco(enderecos.url_postgres(portal.dados))
    return psycopg.connect(
        host=str(partes["HOST"]),
        user=str(partes["USER"]),
        dbname=str(partes["NAME"]),
        autocommit=True,
    )
