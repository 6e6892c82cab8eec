"""O hub do endereço, para quem opera por ele e para a equipe."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from municipios.http.pessoa import pessoa
from municipios.models import Hub


def hub_visivel(request: HttpRequest, pk: int) -> Hub:
    """Para os outros, 404."""
    return get_object_or_404(Hub.objects.visiveis_para(pessoa(request)), pk=pk)
