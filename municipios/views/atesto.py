"""Termo em papel: atestar, e a segunda pessoa confirma ou recusa."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from municipios.domain import atesto
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.assinatura import AtestoForm
from municipios.forms.campo import MotivoForm
from municipios.http.pessoa import pessoa
from municipios.models import Adesao, Assinatura
from municipios.permissions import equipe_age_pelo_ente


def atesto_registrar(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Adesao.objects.visiveis_para(request.user).select_related("ente")
    adesao = get_object_or_404(visiveis, pk=pk)
    if not equipe_age_pelo_ente(pessoa(request), adesao):
        raise PermissionDenied("Quem atesta termo em papel é a SGD.")
    form = AtestoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        arquivo, dia = form.cleaned_data["digitalizado"], form.cleaned_data["assinada_em"]
        try:
            nova = atesto.atestar(
                adesao,
                por=pessoa(request),
                digitalizado=arquivo.read(),
                nome=arquivo.name,
                assinada_em=dia,
            )
        except TransicaoInvalida as recusa:
            form.add_error(None, str(recusa))
        else:
            messages.success(request, "Atestado. Falta outra pessoa da equipe confirmar.")
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
    if request.method == "POST" and form.is_valid():
        try:
            atesto.recusar_atesto(assinatura, por=pessoa(request), **form.cleaned_data)
        except TransicaoInvalida as recusa:
            form.add_error(None, str(recusa))
        else:
            messages.success(request, "Recusado; o termo continua à espera.")
            return redirect("assinatura_ver", assinatura.pk)
    contexto = {"ente": assinatura.adesao.ente, "assinatura": assinatura, "form": form}
    return render(request, "municipios/atesto_recusar.html", contexto)


def _visivel(request: HttpRequest, pk: int) -> Assinatura:
    visiveis = Assinatura.objects.visiveis_para(request.user).select_related("adesao__ente", "por")
    return get_object_or_404(visiveis, pk=pk)
