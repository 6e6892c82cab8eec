"""Hubs da pessoa (ou todos, para a equipe) e quem opera por cada um."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from municipios.domain import hub as dominio
from municipios.forms.campo import MotivoForm
from municipios.forms.hub import OperadorForm
from municipios.forms.tentar import tentar
from municipios.http.hub import hub_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Hub, Operador
from municipios.models.delegacao import quantos_entes
from municipios.permissions import cadastra_hub, responde_pelo_hub


def hub_listar(request: HttpRequest) -> HttpResponse:
    usuario = pessoa(request)
    contexto = {
        "hubs": Hub.objects.visiveis_para(usuario).annotate(entes=quantos_entes()),
        "pode_cadastrar": cadastra_hub(usuario),
    }
    return render(request, "municipios/hub_listar.html", contexto)


def operador_listar(request: HttpRequest, pk: int) -> HttpResponse:
    hub = hub_visivel(request, pk)
    contexto = {
        "hub": hub,
        "em_aberto": hub.operadores.em_aberto(),
        "anteriores": hub.operadores.exclude(pk__in=hub.operadores.em_aberto().values("pk")),
        "pode_indicar": responde_pelo_hub(pessoa(request), hub),
    }
    return render(request, "municipios/operador_listar.html", contexto)


def operador_indicar(request: HttpRequest, pk: int) -> HttpResponse:
    hub = hub_visivel(request, pk)
    _exigir_quem_responde(request, hub)
    form = OperadorForm(request.POST or None)
    feito = tentar(form, lambda: dominio.indicar(hub, por=pessoa(request), **form.cleaned_data))
    if feito:
        messages.success(request, f"{feito} foi indicada(o), e se confirma ao entrar.")
        return redirect("operador_listar", pk)
    return render(request, "municipios/operador_indicar.html", {"hub": hub, "form": form})


def operador_encerrar(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Operador.objects.visiveis_para(request.user).select_related("hub")
    operador = get_object_or_404(visiveis, pk=pk)
    _exigir_quem_responde(request, operador.hub)
    form = MotivoForm(request.POST or None)
    if tentar(form, lambda: dominio.encerrar(operador, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, f"{operador} já não vê os entes do hub.")
        # Quem encerra a si mesmo já não vê a lista.
        return redirect("hub_listar")
    contexto = {"hub": operador.hub, "operador": operador, "form": form}
    return render(request, "municipios/operador_encerrar.html", contexto)


def _exigir_quem_responde(request: HttpRequest, hub: Hub) -> None:
    if not responde_pelo_hub(pessoa(request), hub):
        raise PermissionDenied("Quem indica e encerra operadores é o responsável do hub, ou a SGD.")
