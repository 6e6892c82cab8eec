"""Uma página de uma lista: pela chave (custo igual em qualquer altura) ou pela posição (busca)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from municipios.api.cursor import Cursor
from municipios.api.expressoes import Depois

POSICAO_MAXIMA = 2000


@dataclass(frozen=True)
class Pagina:
    linhas: list[tuple[Any, ...]]
    proxima: Cursor | None
    anterior: Cursor | None


def por_chave(
    consulta: QuerySet[Any],
    ordem: Sequence[str],
    colunas: Sequence[Any],
    cursor: Cursor | None,
    limite: int,
) -> Pagina:
    """`ordem` é única e indexada; lê um a mais para saber se há outra página, sem contar."""
    volta = cursor is not None and cursor.volta
    if cursor:
        consulta = consulta.filter(Depois(ordem, cursor.chave, crescente=not volta))
    ordenada = consulta.order_by(*(f"-{c}" if volta else c for c in ordem))
    lidas = list(ordenada.values_list(*ordem, *colunas)[: limite + 1])
    linhas, ha_mais = lidas[:limite], len(lidas) > limite
    if volta:
        linhas.reverse()
    if not linhas:
        return Pagina([], None, None)
    quantas = len(ordem)
    ha_proxima = volta or ha_mais
    ha_anterior = ha_mais if volta else cursor is not None
    return Pagina(
        [linha[quantas:] for linha in linhas],
        Cursor(linhas[-1][:quantas]) if ha_proxima else None,
        Cursor(linhas[0][:quantas], volta=True) if ha_anterior else None,
    )


def por_posicao(
    consulta: QuerySet[Any], colunas: Sequence[Any], cursor: Cursor | None, limite: int
) -> Pagina:
    """Para a busca, em que a ordem é a semelhança; além de `POSICAO_MAXIMA` ninguém procura."""
    comeco = min(int(cursor.chave[0]), POSICAO_MAXIMA) if cursor else 0
    lidas = list(consulta.values_list(*colunas)[comeco : comeco + limite + 1])
    fim = comeco + limite
    ha_mais = len(lidas) > limite and fim < POSICAO_MAXIMA
    return Pagina(
        lidas[:limite],
        Cursor((fim,)) if ha_mais else None,
        Cursor((max(0, comeco - limite),)) if comeco else None,
    )
