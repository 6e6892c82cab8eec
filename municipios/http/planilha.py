"""CSV para planilha brasileira: `;`, UTF-8 com BOM, linha a linha, e sem fórmula escondida."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import StreamingHttpResponse

INICIOS_DE_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Eco:
    def write(self, valor: str) -> str:
        return valor


def sem_formula(valor: Any) -> Any:
    """Texto que a planilha leria como fórmula ganha um apóstrofo (CWE-1236)."""
    if isinstance(valor, str) and valor.startswith(INICIOS_DE_FORMULA):
        return f"'{valor}"
    return "" if valor is None else valor


def _linhas(cabecalho: Sequence[str], linhas: Iterable[Sequence[Any]]) -> Iterator[str]:
    escritor = csv.writer(Eco(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff" + str(escritor.writerow(cabecalho))
    for linha in linhas:
        yield str(escritor.writerow([sem_formula(valor) for valor in linha]))


def resposta_csv(
    nome: str, cabecalho: Sequence[str], linhas: Iterable[Sequence[Any]]
) -> StreamingHttpResponse:
    """Responde um CSV em fluxo: a memória não cresce com o número de linhas."""
    resposta = StreamingHttpResponse(
        _linhas(cabecalho, linhas), content_type="text/csv; charset=utf-8"
    )
    resposta["Content-Disposition"] = f'attachment; filename="{nome}.csv"'
    return resposta
