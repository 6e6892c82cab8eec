"""O processo filho que compõe os termos: o typst fica fora da memória do portal.

Não importa nada do portal. Uso: python -I processo_do_termo.py MODELO; em cada linha da entrada, um
termo em JSON; em cada linha da saída, `{"pdf": base64}` ou `{"erro": texto}`, na mesma ordem.
"""

import base64
import json
import sys
from typing import Any

import typst

NORMAS: Any = ["a-2a", "ua-1"]


def main(modelo: str) -> None:
    compilador = typst.Compiler(modelo, ignore_system_fonts=True)
    for linha in sys.stdin:
        try:
            pdf: Any = compilador.compile(
                format="pdf", sys_inputs={"termo": linha.strip()}, pdf_standards=NORMAS
            )
        except (typst.TypstError, RuntimeError) as erro:
            resposta = {"erro": str(erro)[:300]}
        else:
            resposta = {"pdf": base64.b64encode(pdf).decode()}
        sys.stdout.write(json.dumps(resposta) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
