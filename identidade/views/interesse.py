"""Interesse de um ente em cada produto: ver, manifestar e retirar."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from identidade.domain.interesse import manifestar, retirar
from identidade.forms.interesse import InteresseForm
from identidade.models import Diagnostico, Interesse, Produto
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Ente
from municipios.permissions import age_pelo_ente


@never_cache
def interesse_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    age = age_pelo_ente(pessoa(request), ente)
    form = InteresseForm(request.POST or None)
    de_onde = _diagnostico(request, ente)
    campos: dict[str, Any] = {"por": pessoa(request), "diagnostico": de_onde}
    if tentar(form, lambda: manifestar(ente, **campos, **form.cleaned_data)):
        messages.success(request, "Interesse registrado. A SGD vai procurar você.")
        return redirect("interesse_listar", ente.pk)
    dos_dele = Interesse.objects.filter(ente=ente)
    interesses = dos_dele.select_related("produto", "evento", "manifestado_por")[:100]
    faltam = Produto.objects.exclude(pk__in=dos_dele.abertos().values("produto"))
    contexto: dict[str, Any] = {
        "ente": ente,
        "interesses": interesses,
        "form": form,
        "age": age,
        "faltam": faltam,
    }
    return render(request, "identidade/interesse_listar.html", contexto)


@never_cache
def interesse_retirar(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Interesse.objects.visiveis_para(request.user).select_related("ente", "produto")
    interesse = get_object_or_404(visiveis, pk=pk)
    form = MotivoForm(request.POST or None)
    if tentar(form, lambda: retirar(interesse, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Interesse retirado.")
        return redirect("interesse_listar", interesse.ente_id)
    contexto = {"interesse": interesse, "form": form}
    return render(request, "identidade/interesse_retirar.html", contexto)


def _diagnostico(request: HttpRequest, ente: Ente) -> Diagnostico | None:
    """`?diagnostico=` diz de que respostas veio o interesse; o que não é do ente se ignora."""
    numero = request.GET.get("diagnostico", "")
    if not (numero.isascii() and numero.isdigit() and len(numero) < 18):
        return None
    return Diagnostico.objects.filter(ente=ente, pk=numero).first()
