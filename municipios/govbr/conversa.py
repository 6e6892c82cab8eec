"""Uma ida ao emissor: prazo curto, sem seguir desvio, resposta de tamanho limitado."""

import json
from http import HTTPStatus
from typing import Any

import requests

from municipios.govbr.recusa import EntradaRecusada, Motivo

PRAZO = (3.05, 8)
MAIOR_RESPOSTA = 256 * 1024


def pedir(metodo: str, url: str, **opcoes: Any) -> dict[str, Any]:
    """Devolve o objeto JSON da resposta 200.

    Raises:
        EntradaRecusada: não respondeu (`GOVBR_FORA`) ou respondeu com recusa (`GOVBR_RECUSOU`).
    """
    try:
        with requests.request(
            metodo, url, timeout=PRAZO, allow_redirects=False, stream=True, **opcoes
        ) as resposta:
            corpo = resposta.raw.read(MAIOR_RESPOSTA + 1, decode_content=True)
            situacao = resposta.status_code
    except (requests.RequestException, OSError) as erro:
        raise EntradaRecusada(Motivo.GOVBR_FORA, type(erro).__name__) from erro
    if situacao >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise EntradaRecusada(Motivo.GOVBR_FORA, f"resposta {situacao}")
    if situacao != HTTPStatus.OK:
        raise EntradaRecusada(Motivo.GOVBR_RECUSOU, f"resposta {situacao}: {_erro(corpo)}")
    dados = _json(corpo)
    if dados is None:
        raise EntradaRecusada(Motivo.GOVBR_FORA, "resposta que não é um objeto JSON")
    return dados


def _json(corpo: bytes) -> dict[str, Any] | None:
    if len(corpo) > MAIOR_RESPOSTA:
        return None
    try:
        dados = json.loads(corpo)
    except (ValueError, RecursionError):
        return None
    return dados if isinstance(dados, dict) else None


def _erro(corpo: bytes) -> str:
    """Só o código do erro: a descrição vem de fora e não vai inteira ao registro."""
    codigo = (_json(corpo) or {}).get("error", "sem corpo")
    return "".join(letra for letra in str(codigo)[:40] if letra.isalnum() or letra in "_- ")
