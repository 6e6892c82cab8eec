"""Uma ida ao GOV.BR: prazo curto, sem seguir desvio, resposta de tamanho limitado."""

import json
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import requests
import urllib3

from municipios.govbr.recusa import EntradaRecusada, Motivo

CONEXAO = 3.05
PRAZO = 8.0
MAIOR_RESPOSTA = 256 * 1024
_PEDACO = 64 * 1024


class SemResposta(Exception):
    """O outro lado não respondeu a tempo, ou parou no meio; leva só o nome da falha."""


@dataclass(frozen=True)
class Resposta:
    """`corpo` cortado um byte depois de `MAIOR_RESPOSTA`: quem o lê recusa o que passou."""

    situacao: int
    corpo: bytes


def ir(metodo: str, url: str, *, prazo: float = PRAZO, **opcoes: Any) -> Resposta:
    """Faz o pedido e lê a resposta. `prazo`, em segundos, é de cada espera e do corpo inteiro.

    Corpo a conta-gotas não passa do prazo: o que ainda não chegou é dado por perdido.

    Raises:
        SemResposta: não conectou, demorou ou se perdeu no caminho.
    """
    fim = time.monotonic() + prazo
    espera = (min(CONEXAO, prazo), prazo)
    try:
        with requests.request(
            metodo, url, timeout=espera, allow_redirects=False, stream=True, **opcoes
        ) as resposta:
            return Resposta(resposta.status_code, _ler(resposta.raw, fim))
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as erro:
        raise SemResposta(type(erro).__name__) from erro


def _ler(bruto: urllib3.HTTPResponse, fim: float) -> bytes:
    corpo = bytearray()
    while pedaco := bruto.read1(_PEDACO, decode_content=True):
        corpo += pedaco
        if len(corpo) > MAIOR_RESPOSTA:
            break
        if time.monotonic() > fim:
            raise TimeoutError
    return bytes(corpo[: MAIOR_RESPOSTA + 1])


def pedir(metodo: str, url: str, **opcoes: Any) -> dict[str, Any]:
    """Devolve o objeto JSON da resposta 200.

    Raises:
        EntradaRecusada: não respondeu (`GOVBR_FORA`) ou respondeu com recusa (`GOVBR_RECUSOU`).
    """
    try:
        resposta = ir(metodo, url, **opcoes)
    except SemResposta as erro:
        raise EntradaRecusada(Motivo.GOVBR_FORA, str(erro)) from erro
    if resposta.situacao >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise EntradaRecusada(Motivo.GOVBR_FORA, f"resposta {resposta.situacao}")
    if resposta.situacao != HTTPStatus.OK:
        falha = f"resposta {resposta.situacao}: {_erro(resposta.corpo)}"
        raise EntradaRecusada(Motivo.GOVBR_RECUSOU, falha)
    dados = objeto(resposta.corpo)
    if dados is None:
        raise EntradaRecusada(Motivo.GOVBR_FORA, "resposta que não é um objeto JSON")
    return dados


def objeto(corpo: bytes) -> dict[str, Any] | None:
    """O objeto JSON do corpo; None se é grande demais, não é JSON ou não é objeto."""
    if len(corpo) > MAIOR_RESPOSTA:
        return None
    try:
        dados = json.loads(corpo)
    except (ValueError, RecursionError):
        return None
    return dados if isinstance(dados, dict) else None


def _erro(corpo: bytes) -> str:
    """Só o código do erro: a descrição vem de fora e não vai inteira ao registro."""
    codigo = (objeto(corpo) or {}).get("error", "sem corpo")
    return "".join(letra for letra in str(codigo)[:40] if letra.isalnum() or letra in "_- ")
