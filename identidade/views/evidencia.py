"""Uma prova: ver, aceitar, devolver e retirar."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from identidade.domain.evidencia import acoes
from identidade.forms.evidencia import FORMS
from identidade.models import Evidencia
from municipios.domain.transicoes import TransicaoInvalida
from municipios.http.pessoa import pessoa


def evidencia_ver(request: HttpRequest, pk: int) -> HttpResponse:
    return _pagina(request, _visivel(request, pk))


@require_POST
def evidencia_agir(request: HttpRequest, pk: int, verbo: str) -> HttpResponse:
    evidencia = _visivel(request, pk)
    if verbo not in FORMS:
        raise Http404
    form = FORMS[verbo](request.POST)
    if not form.is_valid():
        return _pagina(request, evidencia, verbo, form)
    try:
        mudada = form.agir(evidencia, por=pessoa(request))
    except TransicaoInvalida as recusa:
        if verbo in {acao.nome for acao in acoes(evidencia, pessoa(request))}:
            form.add_error(None, str(recusa))
            return _pagina(request, evidencia, verbo, form)
        messages.warning(request, str(recusa))
    else:
        messages.success(request, f"{mudada}: {mudada.get_situacao_display().lower()}.")
    return redirect("passo_ver", evidencia.passo.implantacao_id, evidencia.passo.etapa.ordem)


def _visivel(request: HttpRequest, pk: int) -> Evidencia:
    visiveis = Evidencia.objects.visiveis_para(request.user).select_related(
        "passo__etapa", "passo__implantacao__ente", "passo__implantacao__produto", "documento",
        "verificacao", "enviada_por", "conferida_por",
    )  # fmt: skip
    return get_object_or_404(visiveis, pk=pk)


def _pagina(
    request: HttpRequest, evidencia: Evidencia, verbo: str = "", enviado: Any = None
) -> HttpResponse:
    contexto = {
        "evidencia": evidencia,
        "passo": evidencia.passo,
        "implantacao": evidencia.passo.implantacao,
        "formularios": [
            (acao, enviado if acao.nome == verbo else FORMS[acao.nome]())
            for acao in acoes(evidencia, pessoa(request))
        ],
        "form": enviado,
    }
    return render(request, "identidade/evidencia_ver.html", contexto)
