"""Páginas de erro: o que houve, por quê e o que fazer agora. Na API, `application/problem+json`.

A última porta é `erro_do_servidor`: banco fora do ar ou sobrecarregado é 503, o resto é 500. O
Django a chama de dentro do `except`; por isso a exceção ainda está em `sys.exception()`.
"""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

TENTE_EM_SEGUNDOS = 5
GRANDE_DEMAIS = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
PROBLEMAS = {
    400: ("Pedido inválido", "O endereço ou os dados não estão no formato esperado."),
    403: ("Acesso negado", "A credencial usada não permite este pedido."),
    404: ("Não encontrado", "Não há nada neste endereço, ou a credencial usada não o vê."),
    413: ("Envio grande demais", "O corpo do pedido passa do tamanho aceito."),
    500: ("Erro interno", "Algo inesperado aconteceu, e a equipe foi avisada pelos registros."),
    503: ("Serviço indisponível", "O portal está sem acesso ao banco de dados neste instante."),
}


def pedido_invalido(request: HttpRequest, exception: Exception) -> HttpResponse:
    status = 413 if isinstance(exception, GRANDE_DEMAIS) else 400
    return _responder(request, status, f"{status}.html")


def acesso_negado(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _responder(request, 403, "403.html")


def csrf_recusado(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _responder(request, 403, "403_csrf.html")


def nao_encontrada(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _responder(request, 404, "404.html")


def erro_do_servidor(request: HttpRequest) -> HttpResponse:
    indisponivel = isinstance(sys.exception(), OperationalError | InterfaceError)
    status = 503 if indisponivel else 500
    resposta = _problema(status) if _quer_json(request) else _pagina_sem_contexto(status)
    if indisponivel:
        resposta["Retry-After"] = str(TENTE_EM_SEGUNDOS)
    return resposta


def _quer_json(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _responder(request: HttpRequest, status: int, template: str) -> HttpResponse:
    return _problema(status) if _quer_json(request) else render(request, template, status=status)


def _problema(status: int) -> HttpResponse:
    titulo, detalhe = PROBLEMAS[status]
    return JsonResponse(
        {"type": "about:blank", "title": titulo, "status": status, "detail": detalhe},
        status=status,
        content_type="application/problem+json",
    )


def _pagina_sem_contexto(status: int) -> HttpResponse:
    """Sem processadores de contexto: eles poderiam consultar o banco que acabou de falhar."""
    return HttpResponse(render_to_string(f"{status}.html"), status=status)
