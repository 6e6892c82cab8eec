"""Análise do termo: assumir, pôr em vigor, pedir esclarecimentos e responder."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from municipios.choices.analise import RecorteAnalise
from municipios.domain import analise
from municipios.domain.fila_analise import (
    carga_por_pessoa,
    fila_da_analise,
    linhas_do_csv,
    recortar,
)
from municipios.domain.prazo_analise import prazo_da_analise
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.analise import DiligenciaForm, PassagemForm, RespostaForm
from municipios.forms.tentar import tentar
from municipios.http.adesao import adesao_para
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Adesao, MotivoDiligencia
from municipios.permissions import age_pelo_ente, equipe_age_pelo_ente

POR_PAGINA = 50
CABECALHO = (
    "codigo_ibge", "ente", "uf", "situacao", "responsavel", "desde", "dias_uteis_com_a_sgd",
    "vence_em", "atrasada",
)  # fmt: skip


@require_POST
def adesao_assumir(request: HttpRequest, pk: int) -> HttpResponse:
    return _fazer(request, pk, analise.assumir, "A análise é sua.")


@require_POST
def adesao_aprovar(request: HttpRequest, pk: int) -> HttpResponse:
    return _fazer(request, pk, analise.aprovar, "Termo em vigor; o ente foi avisado.")


def adesao_diligencia(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = _que_a_equipe_analisa(request, pk)
    form = DiligenciaForm(request.POST or None)
    pedir = analise.pedir_diligencia
    if "inserir" in request.POST:
        pronto = get_object_or_404(MotivoDiligencia, pk=request.POST["inserir"])
        form = form.com_texto_pronto(pronto)
    elif tentar(form, lambda: pedir(adesao, por=pessoa(request), pontos=form.lista())):
        messages.success(request, "Diligência enviada ao ente.")
        return redirect("adesao_ver", adesao.ente_id)
    prontos = MotivoDiligencia.objects.all()
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form, "prontos": prontos}
    return render(request, "municipios/adesao_diligencia.html", contexto)


def adesao_responder(request: HttpRequest, pk: int) -> HttpResponse:
    recusa = "Quem responde é o ente, ou a SGD em nome dele."
    adesao = adesao_para(request, pk, age_pelo_ente, recusa)
    form = RespostaForm(request.POST or None)
    if tentar(form, lambda: analise.responder(adesao, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Resposta enviada a quem analisa.")
        return redirect("adesao_ver", adesao.ente_id)
    aberta = adesao.diligencias.filter(respondida_em=None).first()
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form, "diligencia": aberta}
    return render(request, "municipios/adesao_responder.html", contexto)


def adesao_passar(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = _que_a_equipe_analisa(request, pk)
    form = PassagemForm(request.POST or None, initial={"a": adesao.responsavel})
    if tentar(form, lambda: analise.passar(adesao, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, f"Análise de {adesao.ente} passada, e está no histórico.")
        return redirect("analise_listar")
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form}
    return render(request, "municipios/adesao_passar.html", contexto)


@never_cache
@somente_equipe
def analise_listar(request: HttpRequest) -> HttpResponse:
    """A fila inteira se lê de uma vez: o prazo é conta do portal, não coluna do banco."""
    fila, recorte = fila_da_analise(pessoa(request)), _recorte(request)
    linhas = recortar(fila, recorte, pessoa(request))
    pagina = Paginator(linhas, POR_PAGINA).get_page(request.GET.get("pagina"))
    outras = {"recorte": recorte}
    contexto = {
        "pagina": pagina,
        "recorte": recorte,
        "recortes": [(r, r.label, len(recortar(fila, r, pessoa(request)))) for r in RecorteAnalise],
        "cargas": carga_por_pessoa(fila),
        "prazo": prazo_da_analise(),
        "url_anterior": pagina.has_previous() and _url(outras, pagina.number - 1),
        "url_seguinte": pagina.has_next() and _url(outras, pagina.number + 1),
    }
    return render(request, "municipios/analise_listar.html", contexto)


@never_cache
@somente_equipe
def analise_csv(request: HttpRequest) -> HttpResponseBase:
    fila = fila_da_analise(pessoa(request))
    linhas = recortar(fila, _recorte(request), pessoa(request))
    return resposta_csv("analises", CABECALHO, linhas_do_csv(linhas))


def _recorte(request: HttpRequest) -> str:
    pedido = request.GET.get("recorte", "")
    return pedido if pedido in RecorteAnalise else RecorteAnalise.TODAS


def _url(outras: dict[str, str], pagina: int) -> str:
    return "?" + urlencode(outras | {"pagina": str(pagina)})


def _que_a_equipe_analisa(request: HttpRequest, pk: int) -> Adesao:
    recusa = "Quem analisa é a equipe da SGD que age por este ente."
    return adesao_para(request, pk, equipe_age_pelo_ente, recusa)


def _fazer(request: HttpRequest, pk: int, verbo: Callable[..., Adesao], dito: str) -> HttpResponse:
    adesao = _que_a_equipe_analisa(request, pk)
    try:
        verbo(adesao, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        messages.success(request, dito)
    return redirect("adesao_ver", adesao.ente_id)
