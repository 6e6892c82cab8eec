"""Preparar a adesão: começar, escrever o rascunho, gerar o documento, voltar atrás."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from municipios.domain import preparo
from municipios.domain.termo import pedir_termo
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.campo import MotivoForm
from municipios.forms.preparo import RascunhoForm
from municipios.forms.tentar import tentar
from municipios.http.adesao import adesao_para
from municipios.http.ente import ente_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Adesao
from municipios.permissions import age_pelo_ente
from municipios.tasks import gerar_termos


def adesao_iniciar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    """Começa num clique; com adesão em vigor, pede antes o motivo do termo novo."""
    ente = ente_visivel(request, codigo_ibge)
    if not age_pelo_ente(pessoa(request), ente):
        raise PermissionDenied("Quem começa a adesão é o ente, ou a SGD em nome dele.")
    em_vigor = ente.adesoes.em_vigor().exists()
    form = MotivoForm(request.POST or None)
    if request.method == "POST" and (not em_vigor or form.is_valid()):
        motivo = form.cleaned_data["motivo"] if em_vigor else ""
        try:
            adesao = preparo.iniciar(ente, por=pessoa(request), motivo=motivo)
        except TransicaoInvalida as recusa:
            messages.error(request, str(recusa))
            return redirect("adesao_ver", ente.pk)
        return redirect("adesao_rascunho", adesao.pk)
    contexto = {"ente": ente, "em_vigor": em_vigor, "form": form}
    return render(request, "municipios/adesao_iniciar.html", contexto)


def adesao_rascunho(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = _que_o_ente_prepara(request, pk)
    form, atuais = RascunhoForm(request.POST or None, adesao=adesao), {}
    if request.method == "POST" and form.is_valid():
        versao, dados = form.cleaned_data["versao"], form.dados
        try:
            preparo.salvar_rascunho(adesao, por=pessoa(request), versao=versao, dados=dados)
        except preparo.RascunhoMudou as recusa:
            atuais = recusa.atuais
            form.passar_a(recusa.versao)
            form.add_error(None, str(recusa))
        except TransicaoInvalida as recusa:
            form.add_error(None, str(recusa))
        else:
            messages.success(request, "Rascunho salvo. Você pode continuar depois.")
            return redirect("adesao_ver", adesao.ente_id)
    diferencas = [(r, atuais[c], form.data.get(c, "")) for c, r in preparo.CAMPOS.items() if atuais]
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form, "diferencas": diferencas}
    return render(request, "municipios/adesao_rascunho.html", contexto)


@require_POST
def adesao_gerar(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = _que_o_ente_prepara(request, pk)
    try:
        with transaction.atomic():
            pedir_termo(adesao, por=pessoa(request))
            transaction.on_commit(gerar_termos.delay)
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    return redirect("adesao_ver", adesao.ente_id)


def adesao_reabrir(request: HttpRequest, pk: int) -> HttpResponse:
    return _com_motivo(request, pk, "reabrir", preparo.reabrir)


def adesao_descartar(request: HttpRequest, pk: int) -> HttpResponse:
    return _com_motivo(request, pk, "descartar", preparo.descartar)


def _que_o_ente_prepara(request: HttpRequest, pk: int) -> Adesao:
    recusa = "Quem prepara a adesão é o ente, ou a SGD em nome dele."
    return adesao_para(request, pk, age_pelo_ente, recusa)


def _com_motivo(
    request: HttpRequest, pk: int, ato: str, verbo: Callable[..., Adesao]
) -> HttpResponse:
    adesao, form = _que_o_ente_prepara(request, pk), MotivoForm(request.POST or None)
    if tentar(form, lambda: verbo(adesao, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Feito, e está no histórico.")
        return redirect("adesao_ver", adesao.ente_id)
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form, "ato": ato}
    return render(request, "municipios/adesao_voltar.html", contexto)
