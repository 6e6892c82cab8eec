"""Páginas institucionais: texto público, sem banco."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def sobre(request: HttpRequest) -> HttpResponse:
    return render(request, "municipios/sobre.html")


@login_not_required
def privacidade(request: HttpRequest) -> HttpResponse:
    return render(request, "municipios/privacidade.html")


@login_not_required
def cookies(request: HttpRequest) -> HttpResponse:
    return render(request, "municipios/cookies.html")


@login_not_required
def acessibilidade(request: HttpRequest) -> HttpResponse:
    return render(request, "municipios/acessibilidade.html")


@login_not_required
def carta_aderir(request: HttpRequest) -> HttpResponse:
    """Carta de Serviços “Aderir à Rede GOV.BR” (Lei 13.460, artigo 7º)."""
    return render(request, "municipios/carta_aderir.html")
