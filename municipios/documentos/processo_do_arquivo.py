"""O processo filho que lê chaves e PDFs que as pessoas enviam, com os limites do da assinatura."""

import json
import sys
from collections.abc import Callable
from typing import Any

from municipios.documentos.processo_do_selo import limitar


def main(operacao: str) -> None:
    # Depois dos limites: nem carregar a biblioteca escapa deles.
    from municipios.documentos import chave_pgp, texto_do_pdf  # noqa: PLC0415

    operacoes: dict[str, Callable[..., Any]] = {
        "ler_chave": chave_pgp.ler_chave,
        "ler_texto": texto_do_pdf.ler_texto,
    }
    json.dump(operacoes[operacao](**json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    limitar(*(int(numero) for numero in sys.argv[2:5]))
    main(sys.argv[1])
