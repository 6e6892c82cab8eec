"""Quem vê um ente por delegação: a lista, delegar e revogar."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from municipios.domain import delegacao as dominio
from municipios.forms.campo import MotivoForm
from municipios.forms.hub import DelegacaoForm
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_administrado, ente_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Delegacao
from municipios.permissions import age_pelo_ente


def delegacao_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    delegacoes = ente.delegacoes.select_related("hub", "delegada_por")
    contexto = {
        "ente": ente,
        "abertas": delegacoes.abertas().prefetch_related("hub__operadores"),
        "anteriores": delegacoes.exclude(pk__in=delegacoes.abertas().values("pk")),
        "pode_delegar": age_pelo_ente(pessoa(request), ente),
    }
    return render(request, "municipios/delegacao_listar.html", contexto)


def delegacao_nova(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_administrado(request, codigo_ibge)
    usuario = pessoa(request)
    form = DelegacaoForm(
        request.POST or None, request.FILES or None, da_equipe=usuario.eh_da_equipe
    )
    nova = tentar(form, lambda: dominio.delegar(ente, por=usuario, **form.cleaned_data))
    if nova:
        messages.success(request, f"{nova.hub.nome} já vê as implantações de {ente}.")
        return redirect("delegacao_listar", ente.pk)
    return render(request, "municipios/delegacao_nova.html", {"ente": ente, "form": form})


def delegacao_revogar(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Delegacao.objects.visiveis_para(request.user).select_related("ente", "hub")
    delegacao = get_object_or_404(visiveis, pk=pk)
    if not age_pelo_ente(pessoa(request), delegacao):
        raise PermissionDenied("Quem revoga é o ente, ou a SGD em nome dele.")
    form = MotivoForm(request.POST or None)
    if tentar(form, lambda: dominio.revogar(delegacao, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, f"{delegacao.hub.nome} já não vê {delegacao.ente}.")
        return redirect("delegacao_listar", delegacao.ente_id)
    contexto = {"ente": delegacao.ente, "delegacao": delegacao, "form": form}
    return render(request, "municipios/delegacao_revogar.html", contexto)
