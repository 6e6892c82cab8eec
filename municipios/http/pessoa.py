"""Quem fez o pedido, com o tipo certo."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from municipios.models import Usuario


def pessoa(request: HttpRequest) -> Usuario:
    """A pessoa logada. Só para rotas que exigem login: anônimo aqui é recusa."""
    if not isinstance(request.user, Usuario):
        raise PermissionDenied("Entre na sua conta para continuar.")
    return request.user
