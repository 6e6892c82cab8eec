"""De onde veio cada ato: o banco anota no histórico o pedido e o endereço de rede de quem pediu.

Quem diz é a conexão do pedido, na transação dele: o domínio não sabe que existe HTTP.
"""

import json
import uuid
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from municipios.http.limite import endereco_do_cliente

ESCRITAS = ("INSERT", "UPDATE", "DELETE")
CABECALHO = "X-Request-ID"


class OrigemMiddleware:
    """Dá um número a cada pedido, devolvido em `X-Request-ID`: é o que se diz ao pedir ajuda."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        pedido = str(uuid.uuid4())
        marca = _Marca({"pedido": pedido, "endereco": endereco_do_cliente(request)})
        with connection.execute_wrapper(marca):
            resposta = self.get_response(request)
        resposta[CABECALHO] = pedido
        return resposta


class _Marca:
    """Antes da primeira escrita de cada transação, diz ao banco de onde ela vem.

    Só se escreve no histórico dentro de transação; fora dela, a marca não duraria até o ato.
    """

    def __init__(self, origem: dict[str, str]) -> None:
        self.origem = json.dumps(origem)
        self.transacao: object | None = None

    def __call__(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        blocos = context["connection"].atomic_blocks
        if blocos and blocos[0] is not self.transacao and _escreve(sql):
            marcar = "SELECT set_config('redegov.origem', %s, true)"
            with context["connection"].wrap_database_errors:
                context["connection"].connection.execute(marcar, [self.origem])
            self.transacao = blocos[0]
        return execute(sql, params, many, context)


def _escreve(sql: Any) -> bool:
    return isinstance(sql, str) and sql.lstrip()[:6].upper() in ESCRITAS
