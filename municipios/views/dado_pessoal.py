"""Revelar dados pessoais mascarados: pede o motivo, registra e mostra uma vez."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from municipios.domain.dado_pessoal import Titular, revelar
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.campo import MotivoForm
from municipios.http.pessoa import pessoa
from municipios.models import Adesao, Autoridade, PedidoAutoridade, PontoFocal
from municipios.permissions import equipe_age_pelo_ente


def ponto_focal_revelar(request: HttpRequest, pk: int) -> HttpResponse:
    return _revelar(request, PontoFocal, pk, "ponto_focal_listar")


def autoridade_revelar(request: HttpRequest, pk: int) -> HttpResponse:
    return _revelar(request, Autoridade, pk, "autoridade_listar")


def adesao_revelar(request: HttpRequest, pk: int) -> HttpResponse:
    return _revelar(request, Adesao, pk, "adesao_ver")


def pedido_autoridade_revelar(request: HttpRequest, pk: int) -> HttpResponse:
    return _revelar(request, PedidoAutoridade, pk, "pedido_autoridade_ver")


@never_cache
def _revelar(request: HttpRequest, modelo: type[Titular], pk: int, rota: str) -> HttpResponse:
    visiveis: Any = modelo.objects.visiveis_para(request.user)
    titular: Titular = get_object_or_404(visiveis.select_related("ente"), pk=pk)
    if not equipe_age_pelo_ente(pessoa(request), titular):
        raise PermissionDenied("Só a equipe da SGD que age por este ente vê dados sem máscara.")
    form = MotivoForm(request.POST or None)
    contexto: dict[str, Any] = {
        "titular": titular,
        "ente": titular.ente,
        "form": form,
        "voltar": reverse(rota, args=[pk if modelo is PedidoAutoridade else titular.ente_id]),
    }
    if request.method == "POST" and form.is_valid():
        try:
            contexto["dados"] = revelar(titular, por=pessoa(request), **form.cleaned_data)
        except TransicaoInvalida as recusa:
            messages.warning(request, str(recusa))
    return render(request, "municipios/dado_pessoal_revelar.html", contexto)
