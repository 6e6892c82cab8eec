"""Acompanhamentos: os meus, com os atrasados primeiro, e o de um ente."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from identidade.domain.acompanhamento import acompanhar, encerrar
from identidade.forms.interesse import AcompanhamentoForm
from identidade.models import Acompanhamento
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_visivel
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Usuario
from municipios.permissions import equipe_age_pelo_ente


@never_cache
@somente_equipe
def acompanhamento_listar(request: HttpRequest) -> HttpResponse:
    """`?de=todos` mostra os da equipe inteira; `?de=` um número, os dessa pessoa."""
    abertos = Acompanhamento.objects.visiveis_para(request.user).abertos()
    todos = request.GET.get("de") == "todos"
    de_quem = _de_quem(request)
    mostrados = abertos if todos else abertos.de(de_quem)
    contexto = {
        "todos": todos,
        "de_quem": de_quem,
        "atrasados": mostrados.atrasados().count(),
        "pagina": paginar(
            request, mostrados.select_related("ente", "responsavel"), campo="proximo_contato"
        ),
    }
    return render(request, "identidade/acompanhamento_listar.html", contexto)


def _de_quem(request: HttpRequest) -> Usuario:
    numero = request.GET.get("de", "")
    if not (numero.isascii() and numero.isdigit() and len(numero) < 18):
        return pessoa(request)
    escolhida: Usuario = get_object_or_404(Usuario.objects.da_equipe(), pk=numero)
    return escolhida


@never_cache
@somente_equipe
def acompanhamento_mudar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    usuario = pessoa(request)
    atual = ente.acompanhamentos.abertos().select_related("responsavel").first()
    form = AcompanhamentoForm(request.POST or None, atual=atual, por=usuario)
    if tentar(form, lambda: acompanhar(ente, por=usuario, **form.cleaned_data)):
        messages.success(request, "Acompanhamento gravado.")
        return redirect("acompanhamento_listar")
    pode = equipe_age_pelo_ente(usuario, ente)
    contexto = {"ente": ente, "atual": atual, "form": form, "pode": pode}
    return render(request, "identidade/acompanhamento_mudar.html", contexto)


@never_cache
@somente_equipe
def acompanhamento_encerrar(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Acompanhamento.objects.visiveis_para(request.user).select_related("ente")
    acompanhamento = get_object_or_404(visiveis, pk=pk)
    form = MotivoForm(request.POST or None)
    if tentar(form, lambda: encerrar(acompanhamento, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Acompanhamento encerrado.")
        return redirect("acompanhamento_listar")
    contexto = {"acompanhamento": acompanhamento, "form": form}
    return render(request, "identidade/acompanhamento_encerrar.html", contexto)
