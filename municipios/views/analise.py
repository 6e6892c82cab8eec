"""Análise do termo: assumir, pôr em vigor, pedir esclarecimentos e responder."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from municipios.domain import analise
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.analise import DiligenciaForm, RespostaForm
from municipios.forms.tentar import tentar
from municipios.http.adesao import adesao_para
from municipios.http.pessoa import pessoa
from municipios.models import Adesao, MotivoDiligencia
from municipios.permissions import age_pelo_ente, equipe_age_pelo_ente


@require_POST
def adesao_assumir(request: HttpRequest, pk: int) -> HttpResponse:
    return _fazer(request, pk, analise.assumir, "A análise é sua.")


@require_POST
def adesao_aprovar(request: HttpRequest, pk: int) -> HttpResponse:
    return _fazer(request, pk, analise.aprovar, "Termo em vigor; o ente foi avisado.")


def adesao_diligencia(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = _que_a_equipe_analisa(request, pk)
    form = DiligenciaForm(request.POST or None)
    pedir = analise.pedir_diligencia
    if tentar(form, lambda: pedir(adesao, por=pessoa(request), pontos=form.lista())):
        messages.success(request, "Diligência enviada ao ente.")
        return redirect("adesao_ver", adesao.ente_id)
    prontos = MotivoDiligencia.objects.all()
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form, "prontos": prontos}
    return render(request, "municipios/adesao_diligencia.html", contexto)


def adesao_responder(request: HttpRequest, pk: int) -> HttpResponse:
    recusa = "Quem responde é o ente, ou a SGD em nome dele."
    adesao = adesao_para(request, pk, age_pelo_ente, recusa)
    form = RespostaForm(request.POST or None)
    if tentar(form, lambda: analise.responder(adesao, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Resposta enviada a quem analisa.")
        return redirect("adesao_ver", adesao.ente_id)
    aberta = adesao.diligencias.filter(respondida_em=None).first()
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form, "diligencia": aberta}
    return render(request, "municipios/adesao_responder.html", contexto)


def _que_a_equipe_analisa(request: HttpRequest, pk: int) -> Adesao:
    recusa = "Quem analisa é a equipe da SGD que age por este ente."
    return adesao_para(request, pk, equipe_age_pelo_ente, recusa)


def _fazer(request: HttpRequest, pk: int, verbo: Callable[..., Adesao], dito: str) -> HttpResponse:
    adesao = _que_a_equipe_analisa(request, pk)
    try:
        verbo(adesao, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        messages.success(request, dito)
    return redirect("adesao_ver", adesao.ente_id)
