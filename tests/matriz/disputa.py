"""Vários ao mesmo tempo, cada um na sua linha de execução e na sua conexão com o banco."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier
from typing import Any

from django.db import connection

from municipios.domain.convite_assinatura import ConviteInvalido
from municipios.domain.token_acesso import TokenRecusado
from municipios.domain.transicoes import TransicaoInvalida

Ato = Callable[[], Any]


def disputar(*atos: Ato) -> list[str]:
    """Todos na mesma largada; devolve as recusas (outra exceção qualquer reprova o teste)."""
    largada = Barrier(len(atos))

    def correr(ato: Ato) -> str:
        with closing(connection):
            connection.ensure_connection()
            largada.wait(10)
            try:
                ato()
            except (TransicaoInvalida, TokenRecusado, ConviteInvalido) as recusa:
                return f"{getattr(recusa, 'codigo', '')}: {recusa}"
            return ""

    with ThreadPoolExecutor(len(atos)) as fios:
        return sorted(filter(None, fios.map(correr, atos)))
