"""Quem vê um ente por delegação: a lista, delegar e revogar."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from municipios.domain import delegacao as dominio
from municipios.forms.campo import MotivoForm
from municipios.forms.hub import DelegacaoForm, PrazoForm
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_administrado, ente_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Delegacao, Ente, Historico, Hub
from municipios.permissions import age_pelo_ente

ATOS = 50


def delegacao_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    do_ente = ente.delegacoes.select_related("hub", "delegada_por")
    delegacoes = list(do_ente.prefetch_related("hub__operadores"))
    contexto = {
        "ente": ente,
        "abertas": [delegacao for delegacao in delegacoes if delegacao.vale_hoje],
        "anteriores": [delegacao for delegacao in delegacoes if not delegacao.vale_hoje],
        "pode_delegar": age_pelo_ente(pessoa(request), ente),
        "atos": _historico(ente, {str(delegacao.pk): delegacao.hub for delegacao in delegacoes}),
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


def delegacao_prorrogar(request: HttpRequest, pk: int) -> HttpResponse:
    delegacao, usuario = _do_ente(request, pk, "Quem muda o prazo"), pessoa(request)
    form = PrazoForm(
        request.POST or None, initial={"fim": delegacao.fim}, da_equipe=usuario.eh_da_equipe
    )
    mudada = tentar(form, lambda: dominio.prorrogar(delegacao, por=usuario, **form.cleaned_data))
    if mudada:
        ate = f"até {mudada.fim:%d/%m/%Y}" if mudada.fim else "até alguém a revogar"
        messages.success(request, f"{mudada.hub.nome} vê {mudada.ente} {ate}.")
        return redirect("delegacao_listar", mudada.ente_id)
    contexto = {"ente": delegacao.ente, "delegacao": delegacao, "form": form}
    return render(request, "municipios/delegacao_prorrogar.html", contexto)


def delegacao_revogar(request: HttpRequest, pk: int) -> HttpResponse:
    delegacao = _do_ente(request, pk, "Quem revoga")
    form = MotivoForm(request.POST or None)
    if tentar(form, lambda: dominio.revogar(delegacao, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, f"{delegacao.hub.nome} já não vê {delegacao.ente}.")
        return redirect("delegacao_listar", delegacao.ente_id)
    contexto = {"ente": delegacao.ente, "delegacao": delegacao, "form": form}
    return render(request, "municipios/delegacao_revogar.html", contexto)


def _historico(ente: Ente, hubs: dict[str, Hub]) -> list[Historico]:
    """Os atos mais novos, cada um dizendo de que hub é."""
    atos = list(Historico.objects.filter(ente=ente).sobre(Delegacao).select_related("por")[:ATOS])
    for ato in atos:
        ato.dados = {"o_que": hubs[ato.alvo_id].nome} | ato.dados
    return atos


def _do_ente(request: HttpRequest, pk: int, quem: str) -> Delegacao:
    visiveis = Delegacao.objects.visiveis_para(request.user).select_related("ente", "hub")
    delegacao = get_object_or_404(visiveis, pk=pk)
    if not age_pelo_ente(pessoa(request), delegacao):
        raise PermissionDenied(f"{quem} é o ente, ou a SGD em nome dele.")
    return delegacao
