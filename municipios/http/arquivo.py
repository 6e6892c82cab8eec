"""Entregar um arquivo: sempre como anexo, nunca aberto no navegador com a nossa origem."""

import io
from typing import IO

from django.http import FileResponse


def anexo(conteudo: IO[bytes] | bytes, nome: str) -> FileResponse:
    if isinstance(conteudo, bytes):
        conteudo = io.BytesIO(conteudo)
    resposta = FileResponse(
        conteudo, as_attachment=True, filename=nome, content_type="application/octet-stream"
    )
    resposta["X-Content-Type-Options"] = "nosniff"
    resposta["Content-Security-Policy"] = "sandbox; default-src 'none'"
    resposta["Cache-Control"] = "private, no-store"
    return resposta
