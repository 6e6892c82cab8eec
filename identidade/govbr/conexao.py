"""Uma conexão ao endereço já conferido: com prazo, cabeçalho contado e certificado conferido.

O prazo vale para tudo (conectar, cifrar, cabeçalho, corpo): passado, a conexão se fecha por fora, e
quem espera por um servidor a conta-gotas acorda.
"""

import contextlib
import http.client
import socket
import ssl
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import urllib3
from certifi import where
from django.conf import settings

from identidade.govbr.destino import Destino

MAIOR_CABECALHO = 32 * 1024
# De cada espera; o prazo da visita inteira é o de `Prazo`.
ESPERA = 10.0
MAIS_CABECALHOS = {"Accept": "text/html, */*;q=0.1", "Accept-Encoding": "gzip"}


class CabecalhoGrande(Exception):
    """O servidor não para de mandar cabeçalho."""


class Prazo:
    """Segundos que restam a uma ou várias visitas."""

    def __init__(self, segundos: float) -> None:
        self._fim = time.monotonic() + segundos

    @property
    def resta(self) -> float:
        return self._fim - time.monotonic()

    @property
    def acabou(self) -> bool:
        return self.resta <= 0


class _Contada:
    """O começo da resposta, linha a linha, até `MAIOR_CABECALHO`."""

    def __init__(self, bruto: Any) -> None:
        self._bruto = bruto
        self._lidos = 0

    def readline(self, limite: int = -1) -> bytes:
        linha: bytes = self._bruto.readline(limite)
        self._lidos += len(linha)
        if self._lidos > MAIOR_CABECALHO:
            raise CabecalhoGrande
        return linha

    def __getattr__(self, nome: str) -> Any:
        return getattr(self._bruto, nome)


class _Resposta(http.client.HTTPResponse):
    def begin(self) -> None:
        bruto: Any = self.fp
        contada: Any = _Contada(bruto)
        self.fp = contada
        super().begin()
        if self.fp is contada:
            self.fp = bruto


class Conexao:
    """Gerenciador de contexto: dentro dele, o prazo vigia; ao sair, tudo se fecha."""

    def __init__(self, destino: Destino, endereco: str, porta: int, prazo: Prazo) -> None:
        self.destino = destino
        self.prazo = prazo
        self.certificado_ate: datetime | None = None
        espera = max(0.01, min(ESPERA, prazo.resta))
        self._crua = (
            _Segura(endereco, porta, timeout=espera, server_hostname=destino.maquina,
                    ssl_context=_contexto())
            if destino.seguro
            else _Clara(endereco, porta, timeout=espera)
        )  # fmt: skip
        self._vigia: threading.Timer | None = None
        self._copia: socket.socket | None = None
        self._resposta: urllib3.BaseHTTPResponse | None = None

    def __enter__(self) -> Self:
        self._crua.ao_ligar = self._vigiar
        return self

    def __exit__(
        self, tipo: type[BaseException] | None, erro: BaseException | None,
        rastro: TracebackType | None,
    ) -> None:  # fmt: skip
        if self._vigia:
            self._vigia.cancel()
        if self._resposta:
            self._resposta.close()
        self._crua.close()
        if self._copia:
            self._copia.close()

    def pedir(self) -> urllib3.BaseHTTPResponse:
        """GET do destino, sem biscoito, credencial, proxy nem desvio automático."""
        self._crua.connect()
        if isinstance(self._crua.sock, ssl.SSLSocket):
            dito: Any = (self._crua.sock.getpeercert() or {}).get("notAfter")
            if dito:
                self.certificado_ate = datetime.fromtimestamp(ssl.cert_time_to_seconds(dito), UTC)
        agente = f"redegov-verificacao (+{settings.URL_PUBLICA})"
        cabecalhos = MAIS_CABECALHOS | {"Host": self.destino.maquina, "User-Agent": agente}
        self._crua.request("GET", self.destino.alvo, headers=cabecalhos, preload_content=False)
        self._resposta = self._crua.getresponse()
        return self._resposta

    def _vigiar(self, tomada: socket.socket) -> None:
        """A cópia da tomada fecha a ligação mesmo depois que a cifra toma conta da primeira."""
        self._copia = tomada.dup()
        self._vigia = threading.Timer(max(0.0, self.prazo.resta), _derrubar, [self._copia])
        self._vigia.daemon = True
        self._vigia.start()


def _derrubar(tomada: socket.socket) -> None:
    with contextlib.suppress(OSError):
        tomada.shutdown(socket.SHUT_RDWR)


class _Vigiada:
    """O que as duas conexões têm em comum: cabeçalho contado, e aviso de que a ligação se fez."""

    response_class: Any = _Resposta
    ao_ligar: Any = None

    def _new_conn(self) -> socket.socket:
        tomada: socket.socket = super()._new_conn()  # type: ignore[misc]
        self.ao_ligar(tomada)
        return tomada


class _Clara(_Vigiada, urllib3.connection.HTTPConnection):
    pass


class _Segura(_Vigiada, urllib3.connection.HTTPSConnection):
    pass


def _contexto() -> ssl.SSLContext:
    contexto = ssl.create_default_context(cafile=where())
    contexto.minimum_version = ssl.TLSVersion.TLSv1_2
    raiz = settings.VERIFICACAO_PERMITIDOS.raiz
    if raiz and not settings.PRODUCAO and Path(raiz).exists():
        contexto.load_verify_locations(cafile=raiz)
    return contexto
