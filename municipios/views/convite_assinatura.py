"""Convite para assinar: enviar, cancelar e abrir."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from municipios.domain import convite_assinatura as dominio
from municipios.forms.convite_assinatura import ConviteForm
from municipios.forms.tentar import tentar
from municipios.http.adesao import adesao_para
from municipios.http.pessoa import pessoa
from municipios.models import Adesao
from municipios.permissions import age_pelo_ente


def convite_enviar(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = _que_o_ente_prepara(request, pk)
    inicial = {"email": adesao.autoridade.email if adesao.autoridade else ""}
    form = ConviteForm(request.POST or None, initial=inicial)
    if tentar(form, lambda: dominio.convidar(adesao, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Convite a caminho. O anterior, se havia, já não vale.")
        return redirect("adesao_ver", adesao.ente_id)
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form}
    return render(request, "municipios/convite_enviar.html", contexto)


@require_POST
def convite_cancelar(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = _que_o_ente_prepara(request, pk)
    if dominio.cancelar(adesao, por=pessoa(request)):
        messages.success(request, "Convite cancelado: o endereço enviado já não abre o termo.")
    else:
        messages.info(request, "Não havia convite em aberto: ele já tinha sido usado ou cancelado.")
    return redirect("adesao_ver", adesao.ente_id)


def convite_abrir(request: HttpRequest, segredo: str) -> HttpResponse:
    """A página não diz de quem é o termo; só abri-la, com a conta certa, gasta o convite."""
    if request.method != "POST":
        return render(request, "municipios/convite_abrir.html", {"recusa": ""})
    try:
        adesao = dominio.usar_convite(segredo, por=pessoa(request))
    except dominio.ConviteInvalido as recusa:
        return render(request, "municipios/convite_abrir.html", {"recusa": str(recusa)}, status=409)
    return redirect("adesao_ver", adesao.ente_id)


def _que_o_ente_prepara(request: HttpRequest, pk: int) -> Adesao:
    recusa = "Quem convida é o ente, ou a SGD em nome dele."
    return adesao_para(request, pk, age_pelo_ente, recusa)
