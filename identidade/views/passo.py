"""Um passo da implantação: ver, juntar prova, concluir, dispensar e reabrir."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from identidade.domain.andamento import historico
from identidade.domain.balcao import falta_para_abrir
from identidade.domain.passo import CONCLUIR, REABRIR, acoes
from identidade.domain.prova import provas_que_faltam
from identidade.forms.passo import JUNTAR, VERBOS_DA_PAGINA, form_do_verbo
from identidade.models import Evidencia, Implantacao, Passo
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.http.pessoa import pessoa

# Alguém chegou antes (ou foi o segundo clique): a página mostra como ficou.
JA_MUDOU = ("situacao", "suspensa")


def passo_ver(request: HttpRequest, pk: int, ordem: int) -> HttpResponse:
    return _pagina(request, _visivel(request, pk, ordem))


@require_POST
def passo_agir(request: HttpRequest, pk: int, ordem: int, verbo: str) -> HttpResponse:
    passo = _visivel(request, pk, ordem)
    if verbo not in VERBOS_DA_PAGINA:
        raise Http404
    form = form_do_verbo(verbo, passo, request.POST, request.FILES)
    if not form.is_valid():
        return _pagina(request, passo, verbo, form)
    try:
        form.agir(passo, por=pessoa(request))
    except TransicaoInvalida as recusa:
        return _recusar(request, passo, verbo, form, recusa)
    if verbo == JUNTAR:
        messages.success(request, f"Prova guardada: {passo.etapa.titulo}.")
        return redirect("passo_ver", pk, ordem)
    messages.success(request, f"Feito: {passo.etapa.titulo}.")
    return redirect("implantacao_ver", pk)


def _recusar(
    request: HttpRequest, passo: Passo, verbo: str, form: Any, recusa: TransicaoInvalida
) -> HttpResponse:
    if isinstance(recusa, SemPermissao) or recusa.codigo in JA_MUDOU:
        messages.warning(request, str(recusa))
        return redirect("passo_ver", passo.implantacao_id, passo.etapa.ordem)
    form.add_error(None, str(recusa))
    return _pagina(request, passo, verbo, form)


def _visivel(request: HttpRequest, pk: int, ordem: int) -> Passo:
    provas = Evidencia.objects.visiveis_para(request.user).select_related(
        "documento", "verificacao"
    )
    por_dentro = Implantacao.objects.de_quem_responde(request.user)
    visiveis = (
        Passo.objects.visiveis_para(request.user)
        .do_roteiro()
        .annotate(por_dentro=Exists(por_dentro.filter(pk=OuterRef("implantacao"))))
        .select_related("etapa", "feito_por", "implantacao__ente", "implantacao__produto")
        .prefetch_related(Prefetch("evidencias", provas.prefetch_related("motivos")))
    )
    return get_object_or_404(visiveis, implantacao=pk, etapa__ordem=ordem)


def _pagina(
    request: HttpRequest, passo: Passo, verbo: str = "", enviado: Any = None
) -> HttpResponse:
    cabem = acoes(passo.implantacao, [passo], pessoa(request))[passo.pk]
    provas = list(passo.evidencias.all())
    verbos = [(t.nome, t.rotulo) for t in cabem]
    if passo.etapa.revisa_sgd and provas_que_faltam(passo.etapa, provas):
        verbos = [(nome, rotulo) for nome, rotulo in verbos if nome != CONCLUIR.nome]
    if REABRIR in cabem or (CONCLUIR in cabem and passo.etapa.revisa_sgd):
        verbos.insert(0, (JUNTAR, "Juntar prova"))
    formularios = [
        (nome, rotulo, enviado if nome == verbo else form_do_verbo(nome, passo))
        for nome, rotulo in verbos
    ]
    contexto = {
        "provas": provas,
        "passo": passo,
        "implantacao": passo.implantacao,
        "formularios": formularios,
        "form": enviado,
        "falta_na_ficha": falta_para_abrir(passo),
        "por_dentro": passo.por_dentro,  # type: ignore[attr-defined]
        "historico": historico(passo.implantacao, [passo], so_dos_passos=True)
        if passo.por_dentro  # type: ignore[attr-defined]
        else [],
    }
    return render(request, "identidade/passo_ver.html", contexto)
