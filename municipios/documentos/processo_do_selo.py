"""O processo filho da assinatura: prepara o lugar dela e confere o que chega.

Uso: python -m municipios.documentos.processo_do_selo OPERAÇÃO MEMÓRIA SEGUNDOS SAÍDA; o pedido em
JSON na entrada, a resposta em JSON na saída. Só ele importa o pyHanko, já com os limites postos.
"""

import json
import logging
import resource
import sys
from collections.abc import Callable
from typing import Any


def limitar(memoria: int, segundos: int, saida: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memoria, memoria))
    resource.setrlimit(resource.RLIMIT_CPU, (segundos, segundos))
    resource.setrlimit(resource.RLIMIT_FSIZE, (saida, saida))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Os registros do pyHanko trazem nomes e CPFs de quem assinou.
    logging.disable(logging.CRITICAL)


def main(operacao: str) -> None:
    # Depois dos limites: nem carregar a biblioteca escapa deles.
    from municipios.documentos import (  # noqa: PLC0415
        campo_de_assinatura,
        conferencia,
        conferencia_da_segunda,
        desenho,
        lista_revogados,
    )

    operacoes: dict[str, Callable[..., Any]] = {
        "preparar": campo_de_assinatura.preparar,
        "preparar_segunda": campo_de_assinatura.preparar_segunda,
        "conferir_segunda": conferencia_da_segunda.conferir_segunda,
        "conferir": conferencia.conferir,
        "conferir_qualquer": conferencia.conferir_qualquer,
        "desenhar": desenho.desenhar,
        "ler_lista": lista_revogados.ler,
    }
    json.dump(operacoes[operacao](**json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    limitar(*(int(numero) for numero in sys.argv[2:5]))
    main(sys.argv[1])
