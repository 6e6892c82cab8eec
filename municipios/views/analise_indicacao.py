"""A equipe confere as indicações de pontos focais: fila, aprovar, recusar."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from municipios.domain import analise_indicacao as dominio
from municipios.domain.ponto_focal import confere_indicacoes
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import PontoFocal
from municipios.permissions import confere_indicacao

NAO_CONFERE = "Quem responde é a equipe da SGD que age por este ente, e nunca quem indicou."


@never_cache
@somente_equipe
def indicacao_listar(request: HttpRequest) -> HttpResponse:
    """A que espera há mais tempo vem antes."""
    visiveis = PontoFocal.objects.visiveis_para(request.user).em_conferencia()
    fila = visiveis.select_related("ente", "indicado_por", "substitui")
    pagina = paginar(request, fila, campo="indicado_em", decrescente=False)
    quem = pessoa(request)
    responde = quem.administra_todos or quem.administra_carteira
    contexto = {"pagina": pagina, "confere": confere_indicacoes(), "responde": responde}
    return render(request, "municipios/indicacao_listar.html", contexto)


@require_POST
def indicacao_aprovar(request: HttpRequest, pk: int) -> HttpResponse:
    ponto = _a_conferir(request, pk)
    try:
        dominio.aprovar(ponto, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        messages.success(request, f"Indicação aprovada; {ponto.nome} recebe o convite por e-mail.")
    return redirect("indicacao_listar")


def indicacao_recusar(request: HttpRequest, pk: int) -> HttpResponse:
    ponto, form = _a_conferir(request, pk), MotivoForm(request.POST or None)
    if tentar(form, lambda: dominio.recusar(ponto, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Indicação recusada; quem indicou recebe o motivo por e-mail.")
        return redirect("indicacao_listar")
    contexto = {"ente": ponto.ente, "ponto": ponto, "form": form}
    return render(request, "municipios/indicacao_recusar.html", contexto)


def _a_conferir(request: HttpRequest, pk: int) -> PontoFocal:
    visiveis = PontoFocal.objects.visiveis_para(request.user).select_related("ente")
    ponto = get_object_or_404(visiveis, pk=pk)
    if not confere_indicacao(pessoa(request), ponto):
        raise PermissionDenied(NAO_CONFERE)
    return ponto
