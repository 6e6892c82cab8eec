"""Quem trabalha numa unidade do Balcão: só quem age pelo ente e a SGD veem."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from identidade.domain.andamento import Ato
from identidade.domain.atendente import FuncaoMudou
from identidade.forms.atendente import FORMS, IndicarForm, form_do_verbo
from identidade.models import Atendente
from identidade.views.balcao import balcao_por_dentro
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.tentar import tentar
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.models import Historico
from municipios.permissions import age_pelo_ente


def atendente_listar(request: HttpRequest, pk: int) -> HttpResponse:
    balcao = balcao_por_dentro(request, pk)
    contexto = {
        "balcao": balcao,
        "pagina": paginar(request, Atendente.objects.filter(balcao=balcao), campo="nome"),
        "pode_indicar": age_pelo_ente(pessoa(request), balcao),
    }
    return render(request, "identidade/atendente_listar.html", contexto)


def atendente_novo(request: HttpRequest, pk: int) -> HttpResponse:
    balcao = balcao_por_dentro(request, pk)
    if not age_pelo_ente(pessoa(request), balcao):
        raise PermissionDenied("Quem indica a equipe da unidade é o ente ou a SGD.")
    form = IndicarForm(request.POST or None)
    if tentar(form, lambda: form.agir(balcao, por=pessoa(request))):
        messages.success(request, "Pessoa na equipe da unidade. Falta conferir o nível da conta.")
        return redirect("atendente_listar", pk)
    contexto = {"balcao": balcao, "form": form}
    return render(request, "identidade/atendente_novo.html", contexto)


def atendente_ver(request: HttpRequest, pk: int) -> HttpResponse:
    return _pagina(request, _visivel(request, pk))


@require_POST
def atendente_agir(request: HttpRequest, pk: int, verbo: str) -> HttpResponse:
    atendente = _visivel(request, pk)
    if verbo not in FORMS:
        raise Http404
    form = form_do_verbo(verbo, atendente, request.POST)
    try:
        if not form.is_valid():
            return _pagina(request, atendente, verbo, form)
        form.agir(atendente, por=pessoa(request))
    except FuncaoMudou as recusa:
        form.passar_a(recusa.atual.versao)
        form.add_error(None, str(recusa))
        return _pagina(request, recusa.atual, verbo, form, form.diferencas(recusa.atual))
    except TransicaoInvalida as recusa:
        form.add_error(None, str(recusa))
        return _pagina(request, atendente, verbo, form)
    messages.success(request, f"Feito: {FORMS[verbo][0].lower()}.")
    return redirect("atendente_ver", pk)


def _visivel(request: HttpRequest, pk: int) -> Atendente:
    visiveis = Atendente.objects.visiveis_para(request.user)
    com_dono = visiveis.select_related("balcao__implantacao__ente", "nivel_conferido_por")
    return get_object_or_404(com_dono, pk=pk)


def _pagina(
    request: HttpRequest,
    atendente: Atendente,
    verbo: str = "",
    enviado: Any = None,
    diferencas: Sequence[tuple[str, str, str]] = (),
) -> HttpResponse:
    pode = atendente.na_equipe and age_pelo_ente(pessoa(request), atendente)
    atos = Historico.objects.de(atendente).select_related("por")[:50]
    contexto = {
        "atendente": atendente,
        "balcao": atendente.balcao,
        "formularios": [
            (nome, rotulo, enviado if nome == verbo else form_do_verbo(nome, atendente))
            for nome, (rotulo, _) in FORMS.items()
            if pode
        ],
        "form": enviado,
        "diferencas": diferencas,
        "historico": [Ato(ato, "") for ato in atos],
    }
    return render(request, "identidade/atendente_ver.html", contexto)
