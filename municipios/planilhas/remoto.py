"""Baixa um arquivo publicado na internet: só HTTPS, só endereço público, com limites.

O nome é resolvido uma vez e a conexão vai ao endereço conferido: o DNS não troca de resposta entre
a conferência e o uso. Cada desvio passa pela mesma conferência.
"""

import ipaddress
import re
import socket
import time
from collections.abc import Callable
from contextlib import closing
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import IO
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import urllib3
from certifi import where
from django.conf import settings

from municipios.planilhas.arquivo import MAXIMO_DO_ARQUIVO
from municipios.planilhas.lote import ArquivoRecusado

PRAZO = 300.0
ESPERA = urllib3.Timeout(connect=10, read=30)
MAXIMO_DE_DESVIOS = 5
_PEDACO = 64 * 1024
# (bytes recebidos, total; zero quando o servidor não diz)
Recebido = Callable[[int, int], None]


def eh_endereco(arquivo: str) -> bool:
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", arquivo, re.IGNORECASE))


def nome_no_endereco(url: str) -> str:
    return PurePosixPath(unquote(urlsplit(url).path)).name


def baixar(url: str, destino: IO[bytes], recebido: Recebido) -> None:
    """Escreve em `destino` o que está em `url`.

    Raises:
        ArquivoRecusado: o endereço não serve, o servidor não entrega, demora ou manda demais.
    """
    fim = time.monotonic() + PRAZO
    for _ in range(MAXIMO_DE_DESVIOS + 1):
        partes = _conferir(url)
        try:
            with closing(_pedir(partes)) as resposta:
                desvio = resposta.get_redirect_location()
                if not desvio:
                    _escrever(resposta, partes, destino, recebido, fim)
                    return
        except (urllib3.exceptions.HTTPError, OSError, UnicodeError) as erro:
            raise ArquivoRecusado(
                f"{partes.hostname} não entregou o arquivo ({type(erro).__name__}). Tente de novo "
                "mais tarde ou baixe-o pelo navegador e importe o arquivo."
            ) from erro
        url = urljoin(url, desvio)
    raise ArquivoRecusado("O endereço leva a outro, e a outro, sem fim. Use o endereço final.")


def _conferir(url: str) -> SplitResult:
    try:
        partes = urlsplit(url)
        valido = bool(partes.hostname) and partes.port != 0
    except ValueError:
        valido = False
    if not valido:
        raise ArquivoRecusado("O endereço está mal escrito. Copie-o da página da fonte.")
    if partes.username or partes.password:
        raise ArquivoRecusado("O endereço traz usuário ou senha: use o endereço público.")
    local = settings.IMPORTACAO_DE_LOOPBACK and partes.scheme == "http"
    if partes.scheme != "https" and not local:
        raise ArquivoRecusado(f"Só baixo por https://, e o endereço é {partes.scheme}://.")
    return partes


def _enderecos(maquina: str, porta: int) -> list[str]:
    """Os endereços da máquina, se todos são públicos."""
    try:
        achados = socket.getaddrinfo(maquina, porta, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as erro:
        raise ArquivoRecusado(f"Não achei {maquina} na rede. Confira o endereço.") from erro
    enderecos = list(dict.fromkeys(str(achado[4][0]) for achado in achados))
    if not all(_serve(endereco) for endereco in enderecos):
        raise ArquivoRecusado(
            f"{maquina} é um endereço de rede interna, e só baixo da internet. Se o arquivo está "
            "nesta rede, copie-o para cá e importe o arquivo."
        )
    return enderecos


def _serve(endereco: str) -> bool:
    ip = ipaddress.ip_address(endereco.partition("%")[0])
    mapeado = getattr(ip, "ipv4_mapped", None) or ip
    if settings.IMPORTACAO_DE_LOOPBACK and mapeado.is_loopback:
        return True
    return mapeado.is_global and not mapeado.is_multicast


def _pedir(partes: SplitResult) -> urllib3.BaseHTTPResponse:
    maquina, seguro = str(partes.hostname), partes.scheme == "https"
    porta = partes.port or (443 if seguro else 80)
    enderecos = _enderecos(maquina, porta)
    for tentativa, endereco in enumerate(enderecos, start=1):
        fila = (
            urllib3.HTTPSConnectionPool(
                endereco, porta, server_hostname=maquina, assert_hostname=maquina, ca_certs=where()
            )
            if seguro
            else urllib3.HTTPConnectionPool(endereco, porta)
        )
        try:
            return fila.urlopen(
                "GET",
                f"{partes.path or '/'}{'?' * bool(partes.query)}{partes.query}",
                headers={"Host": partes.netloc, "User-Agent": "redegov", "Accept-Encoding": "gzip"},
                timeout=ESPERA,
                retries=False,
                redirect=False,
                preload_content=False,
            )
        except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError):
            if tentativa == len(enderecos):
                raise
    raise ArquivoRecusado(f"Não achei {maquina} na rede. Confira o endereço.")


def _escrever(
    resposta: urllib3.BaseHTTPResponse,
    partes: SplitResult,
    destino: IO[bytes],
    recebido: Recebido,
    fim: float,
) -> None:
    if resposta.status != HTTPStatus.OK:
        raise ArquivoRecusado(
            f"{partes.hostname} respondeu {resposta.status} em vez do arquivo. Confira o endereço."
        )
    dito = resposta.headers.get("Content-Length", "")
    # Comprimido, o tamanho anunciado é o do pacote, e conta-se o que sai dele.
    aberto = dito.isdecimal() and not resposta.headers.get("Content-Encoding")
    feitos, total = 0, int(dito) if aberto else 0
    while pedaco := resposta.read1(_PEDACO, decode_content=True):
        feitos += len(pedaco)
        if feitos > MAXIMO_DO_ARQUIVO:
            raise ArquivoRecusado("O arquivo passa de 64 MB, e o maior destas famílias tem 3 MB.")
        if time.monotonic() > fim:
            raise ArquivoRecusado(
                f"O arquivo não chegou inteiro em {PRAZO / 60:.0f} minutos. Baixe-o pelo navegador "
                "e importe o arquivo."
            )
        destino.write(pedaco)
        recebido(feitos, total)
    destino.flush()
