"""O pedido do endereço: invisível é 404; visível, mas sem poder para o ato, é 403 com o motivo."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from municipios.http.pessoa import pessoa
from municipios.models import PedidoAutoridade, Usuario


def pedido_visivel(request: HttpRequest, pk: int) -> PedidoAutoridade:
    visiveis = PedidoAutoridade.objects.visiveis_para(request.user)
    return get_object_or_404(visiveis.select_related("ente", "documento", "por"), pk=pk)


def pedido_para(
    request: HttpRequest, pk: int, quem: Callable[[Usuario, Any], bool], recusa: str
) -> PedidoAutoridade:
    """`quem` é o predicado de `permissions.py`; `recusa`, o que se diz a quem não pode."""
    pedido = pedido_visivel(request, pk)
    if not quem(pessoa(request), pedido):
        raise PermissionDenied(recusa)
    return pedido
