"""Anotar o que o VALIDAR, do ITI, disse de uma assinatura."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from municipios.domain.validacao import anotar_validacao
from municipios.forms.tentar import tentar
from municipios.forms.validacao import ValidacaoForm
from municipios.http.pessoa import pessoa
from municipios.models import Assinatura
from municipios.permissions import equipe_age_pelo_ente


def validacao_anotar(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Assinatura.objects.visiveis_para(request.user).select_related("adesao__ente")
    assinatura = get_object_or_404(visiveis, pk=pk)
    if not equipe_age_pelo_ente(pessoa(request), assinatura.adesao):
        raise PermissionDenied("Quem anota a conferência no VALIDAR é a SGD.")
    form = ValidacaoForm(request.POST or None, request.FILES or None)
    if tentar(form, lambda: anotar_validacao(assinatura, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Conferência anotada; o veredito do portal não muda por ela.")
        return redirect("assinatura_ver", assinatura.pk)
    contexto = {"ente": assinatura.adesao.ente, "assinatura": assinatura, "form": form}
    return render(request, "municipios/validacao_anotar.html", contexto)
