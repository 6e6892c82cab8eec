"""A adesão do endereço: invisível é 404; visível, mas sem poder para o ato, é 403 com o motivo."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from municipios.http.pessoa import pessoa
from municipios.models import Adesao, Usuario


def adesao_visivel(request: HttpRequest, pk: int) -> Adesao:
    visiveis = Adesao.objects.visiveis_para(request.user)
    return get_object_or_404(visiveis.select_related("ente", "autoridade", "responsavel"), pk=pk)


def adesao_para(
    request: HttpRequest, pk: int, quem: Callable[[Usuario, Any], bool], recusa: str
) -> Adesao:
    """`quem` é o predicado de `permissions.py`; `recusa`, o que se diz a quem não pode."""
    adesao = adesao_visivel(request, pk)
    if not quem(pessoa(request), adesao):
        raise PermissionDenied(recusa)
    return adesao
