"""Termo em papel: atestar, e a segunda pessoa confirma ou recusa."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from municipios.choices.assinatura import SituacaoAssinatura
from municipios.domain import atesto
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.atesto import AtestoForm
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.adesao import adesao_para
from municipios.http.pessoa import pessoa
from municipios.models import Assinatura, Usuario
from municipios.permissions import equipe_age_pelo_ente


def atesto_registrar(request: HttpRequest, pk: int) -> HttpResponse:
    recusa = "Quem atesta termo em papel é a SGD."
    adesao = adesao_para(request, pk, equipe_age_pelo_ente, recusa)
    form = AtestoForm(request.POST or None, request.FILES or None)
    nova = tentar(form, lambda: atesto.atestar(adesao, por=pessoa(request), **form.cleaned_data))
    if nova:
        messages.success(request, _o_que_falta(nova, pessoa(request)))
        return redirect("assinatura_ver", nova.pk)
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form}
    return render(request, "municipios/atesto_registrar.html", contexto)


@require_POST
def atesto_confirmar(request: HttpRequest, pk: int) -> HttpResponse:
    assinatura = _visivel(request, pk)
    try:
        atesto.confirmar_atesto(assinatura, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        messages.success(request, "Termo em papel confirmado por duas pessoas.")
    return redirect("assinatura_ver", assinatura.pk)


def atesto_recusar(request: HttpRequest, pk: int) -> HttpResponse:
    assinatura, form = _visivel(request, pk), MotivoForm(request.POST or None)
    if not equipe_age_pelo_ente(pessoa(request), assinatura.adesao):
        raise PermissionDenied("Quem confere termo em papel é a SGD.")
    recusar = atesto.recusar_atesto
    if tentar(form, lambda: recusar(assinatura, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Recusado; o termo continua à espera.")
        return redirect("assinatura_ver", assinatura.pk)
    contexto = {"ente": assinatura.adesao.ente, "assinatura": assinatura, "form": form}
    return render(request, "municipios/atesto_recusar.html", contexto)


def atesto_retirar(request: HttpRequest, pk: int) -> HttpResponse:
    assinatura, form = _visivel(request, pk), MotivoForm(request.POST or None)
    if not equipe_age_pelo_ente(pessoa(request), assinatura.adesao):
        raise PermissionDenied("Quem retira o atesto é a pessoa da SGD que atestou.")
    retirar = atesto.retirar_atesto
    if tentar(form, lambda: retirar(assinatura, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Atesto retirado; o termo continua à espera.")
        return redirect("assinatura_ver", assinatura.pk)
    contexto = {"ente": assinatura.adesao.ente, "assinatura": assinatura, "form": form}
    return render(request, "municipios/atesto_retirar.html", contexto)


def _o_que_falta(atestada: Assinatura, por: Usuario) -> str:
    if atestada.situacao != SituacaoAssinatura.ATESTADA:
        return "Este papel já tinha sido atestado e confirmado."
    if atestada.por_id != por.pk:
        return f"{atestada.por} já tinha atestado este papel: confira-o e responda aqui."
    return "Atestado. Falta outra pessoa da equipe confirmar."


def _visivel(request: HttpRequest, pk: int) -> Assinatura:
    visiveis = Assinatura.objects.visiveis_para(request.user).select_related("adesao__ente", "por")
    return get_object_or_404(visiveis, pk=pk)
