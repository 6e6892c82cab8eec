"""O ente do endereço, para páginas restritas."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from municipios.http.pessoa import pessoa
from municipios.models import Ente


def ente_visivel(request: HttpRequest, codigo_ibge: str) -> Ente:
    """O ente, para a equipe e para quem age por ele; para os outros, 404."""
    usuario = pessoa(request)
    entes = Ente.objects.all() if usuario.eh_da_equipe else Ente.objects.administrados_por(usuario)
    return get_object_or_404(entes.de_codigo(codigo_ibge))


def ente_visto(request: HttpRequest, codigo_ibge: str) -> Ente:
    """O ente, também para quem só o vê por delegação: a página não pode oferecer escrita a ela."""
    usuario = pessoa(request)
    entes = Ente.objects.all() if usuario.eh_da_equipe else Ente.objects.vistos_por(usuario)
    return get_object_or_404(entes.de_codigo(codigo_ibge))


def ente_administrado(request: HttpRequest, codigo_ibge: str) -> Ente:
    """O ente, só para quem pode agir por ele."""
    entes = Ente.objects.administrados_por(pessoa(request))
    return get_object_or_404(entes.de_codigo(codigo_ibge))
