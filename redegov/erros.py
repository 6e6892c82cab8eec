"""A última porta de um erro: banco fora do ar ou sobrecarregado é 503, o resto é 500.

O Django chama `handler500` de dentro do `except`; por isso a exceção ainda está em `sys.exc_info`.
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

TENTE_EM_SEGUNDOS = 5
_INDISPONIVEL = "O portal está sem acesso ao banco de dados neste instante."
_INESPERADO = "Algo inesperado aconteceu, e a equipe foi avisada pelos registros."


def erro_do_servidor(request: HttpRequest) -> HttpResponse:
    indisponivel = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    status = 503 if indisponivel else 500
    resposta = _problema(request, status) if _quer_json(request) else _pagina(status)
    if indisponivel:
        resposta["Retry-After"] = str(TENTE_EM_SEGUNDOS)
    return resposta


def _quer_json(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _problema(request: HttpRequest, status: int) -> HttpResponse:
    titulo = "Serviço indisponível" if status == 503 else "Erro interno"
    detalhe = _INDISPONIVEL if status == 503 else _INESPERADO
    return JsonResponse(
        {"type": "about:blank", "title": titulo, "status": status, "detail": detalhe},
        status=status,
        content_type="application/problem+json",
    )


def _pagina(status: int) -> HttpResponse:
    """Sem processadores de contexto: eles poderiam consultar o banco que acabou de falhar."""
    return HttpResponse(render_to_string(f"{status}.html"), status=status)
