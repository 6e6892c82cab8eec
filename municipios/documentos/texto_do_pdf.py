"""No processo filho: o texto de um PDF, para quem procura nele o que não pode entrar no portal."""

import base64
from typing import Any

import pypdfium2

MAIORES_PAGINAS, MAIOR_TEXTO = 200, 2_000_000


def ler_texto(pdf: str) -> dict[str, Any]:
    """PDF em base64. `texto` das primeiras páginas; vazio se o arquivo não se deixa ler."""
    try:
        documento: Any = pypdfium2.PdfDocument(base64.b64decode(pdf))  # type: ignore[no-untyped-call]
    except pypdfium2.PdfiumError:
        return {"texto": ""}
    partes: list[str] = []
    for numero in range(min(len(documento), MAIORES_PAGINAS)):
        partes.append(documento[numero].get_textpage().get_text_bounded())
        if sum(map(len, partes)) > MAIOR_TEXTO:
            break
    return {"texto": "\n".join(partes)}
