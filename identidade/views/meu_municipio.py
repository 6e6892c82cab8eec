"""Meu município: o que espera por mim em cada ente por que posso agir."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from identidade.domain.tarefas_do_ente import tarefas
from municipios.http.ente_atual import ente_atual
from municipios.http.pessoa import pessoa
from municipios.models import Ente, Hub


def meu_municipio(request: HttpRequest) -> HttpResponse:
    usuario = pessoa(request)
    ente = ente_atual(request)
    contexto = {
        "ente": ente,
        "tarefas": tarefas(ente, por=usuario) if ente else [],
        "entes_da_pessoa": Ente.objects.representados_por(usuario),
        "hubs": Hub.objects.operados_por(usuario),
        "pedidos": usuario.pedidos_autoridade.select_related("ente"),
    }
    return render(request, "identidade/meu_municipio.html", contexto)
