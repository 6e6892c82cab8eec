"""Páginas de erro: o que houve, por quê e o que fazer agora. Na API, `application/problem+json`.

A última porta é `erro_do_servidor`: banco fora do ar ou sobrecarregado é 503, o resto é 500. O
Django a chama de dentro do `except`; por isso a exceção ainda está em `sys.exception()`.
"""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from municipios.http.problema import resposta_problema

TENTE_EM_SEGUNDOS = 5
GRANDE_DEMAIS = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
SEM_BANCO = (OperationalError, InterfaceError)
PROBLEMAS = {
    400: "pedido_invalido",
    403: "sem_permissao",
    404: "nao_encontrado",
    413: "grande_demais",
    500: "erro_interno",
    503: "indisponivel",
}


def pedido_invalido(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _veio_da_falta_do_banco(exception):
        return _indisponivel(request)
    status = 413 if isinstance(exception, GRANDE_DEMAIS) else 400
    return _responder(request, status, f"{status}.html")


def acesso_negado(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _responder(request, 403, "403.html")


def csrf_recusado(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _responder(request, 403, "403_csrf.html")


def nao_encontrada(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _responder(request, 404, "404.html")


def erro_do_servidor(request: HttpRequest) -> HttpResponse:
    if isinstance(sys.exception(), SEM_BANCO):
        return _indisponivel(request)
    return _responder_sem_contexto(request, 500)


def _indisponivel(request: HttpRequest) -> HttpResponse:
    resposta = _responder_sem_contexto(request, 503)
    resposta["Retry-After"] = str(TENTE_EM_SEGUNDOS)
    return resposta


def _veio_da_falta_do_banco(exception: BaseException | None) -> bool:
    """O Django diz 400 (SessionInterrupted) se a sessão não se grava; a causa está por baixo."""
    while exception is not None:
        if isinstance(exception, SEM_BANCO):
            return True
        exception = exception.__context__
    return False


def _responder_sem_contexto(request: HttpRequest, status: int) -> HttpResponse:
    if _quer_json(request):
        return resposta_problema(PROBLEMAS[status])
    return _pagina_sem_contexto(status)


def _quer_json(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _responder(request: HttpRequest, status: int, template: str) -> HttpResponse:
    return (
        resposta_problema(PROBLEMAS[status])
        if _quer_json(request)
        else render(request, template, status=status)
    )


def _pagina_sem_contexto(status: int) -> HttpResponse:
    """Sem processadores de contexto: eles poderiam consultar o banco que acabou de falhar."""
    return HttpResponse(render_to_string(f"{status}.html"), status=status)
