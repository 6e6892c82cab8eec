"""Lê o corpo em JSON com rigor: sem chave repetida, sem NaN, sem profundidade que derrube."""

import json
import math
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

NAO_EH_OBJETO = "O corpo tem de ser um objeto JSON, entre chaves."


def _sem_repetir(pares: list[tuple[str, Any]]) -> dict[str, Any]:
    objeto = dict(pares)
    if len(objeto) != len(pares):
        raise ValueError("chave repetida")
    return objeto


def _recusar(constante: str) -> NoReturn:
    raise ValueError(f"{constante} não é JSON")


def _finito(texto: str) -> float:
    """`1e999` é JSON bem escrito, mas em Python viraria infinito."""
    numero = float(texto)
    if not math.isfinite(numero):
        raise ValueError(f"{texto} não cabe num número")
    return numero


class LeitorJson(BaseParser):
    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        # Por `body`, e não pelo fluxo, para valer o limite de DATA_UPLOAD_MAX_MEMORY_SIZE.
        corpo: bytes = (parser_context or {})["request"]._request.body
        if not corpo.strip():
            return {}
        try:
            dados = json.loads(
                corpo.decode(),
                object_pairs_hook=_sem_repetir,
                parse_constant=_recusar,
                parse_float=_finito,
            )
        except (ValueError, RecursionError) as erro:
            raise ParseError from erro
        if not isinstance(dados, dict):
            raise ParseError(NAO_EH_OBJETO)
        return dados
