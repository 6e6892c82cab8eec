"""Uso de uma implantação, mês a mês: ver, informar, corrigir e baixar."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from identidade.domain.uso import meses_abertos
from identidade.forms.uso import UsoForm
from identidade.models import Implantacao, Uso
from identidade.models.uso import unidade_do_uso
from municipios.domain.transicoes import TransicaoInvalida
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.permissions import age_pelo_ente


def uso_ver(request: HttpRequest, pk: int) -> HttpResponse:
    implantacao = _visivel(request, pk)
    meses = meses_abertos(implantacao)
    anos = sorted({mes.year for mes in meses}, reverse=True)
    ano = _ano(request, anos)
    usos = list(implantacao.usos.do_ano(ano).select_related("registrado_por"))
    form = _formulario(request, [mes for mes in meses if mes.year == ano], usos)
    if request.method == "POST" and form.is_valid():
        try:
            mudaram = form.agir(implantacao, por=pessoa(request))
        except TransicaoInvalida as recusa:
            form.add_error(None, str(recusa))
        else:
            messages.success(request, _feito(mudaram))
            return redirect(f"{reverse('uso_ver', args=[pk])}?ano={ano}")
    contexto = {
        "implantacao": implantacao,
        "unidade": unidade_do_uso(implantacao.produto_id),
        "anos": anos,
        "ano": ano,
        "usos": usos,
        "total": sum(uso.volume for uso in usos),
        "form": form if age_pelo_ente(pessoa(request), implantacao) else None,
    }
    return render(request, "identidade/uso_ver.html", contexto)


def uso_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    usos = _visivel(request, pk).usos.order_by("mes").values_list("mes", "volume", "fonte")
    linhas = ([f"{mes:%m/%Y}", volume, fonte] for mes, volume, fonte in usos)
    return resposta_csv(f"uso-{pk}", ["mes", "volume", "fonte"], linhas)


def _visivel(request: HttpRequest, pk: int) -> Implantacao:
    visiveis = Implantacao.objects.visiveis_para(request.user)
    return get_object_or_404(visiveis.select_related("ente", "produto"), pk=pk)


def _ano(request: HttpRequest, anos: list[int]) -> int:
    """O ano pedido, ou o último com mês a informar."""
    pedido = request.GET.get("ano", "")
    if not pedido:
        return anos[0] if anos else timezone.localdate().year
    if pedido not in {str(ano) for ano in anos}:
        raise Http404
    return int(pedido)


def _formulario(request: HttpRequest, meses: list[date], usos: list[Uso]) -> UsoForm:
    gravados = {uso.mes: uso.volume for uso in usos}
    enviado: Any = request.POST if request.method == "POST" else None
    return UsoForm(enviado, meses=meses, gravados=gravados)


def _feito(mudaram: int) -> str:
    if not mudaram:
        return "Nada mudou: os volumes já estavam assim."
    return "Volume gravado." if mudaram == 1 else f"{mudaram} volumes gravados."
