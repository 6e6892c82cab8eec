"""A página inicial: para que serve, busca de cidade, produtos e números do país."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from identidade.domain.painel import painel_nacional
from identidade.models import Produto


@login_not_required
def inicio(request: HttpRequest) -> HttpResponse:
    contexto = {"painel": painel_nacional(), "produtos": Produto.objects.all()}
    return render(request, "identidade/inicio.html", contexto)
