"""A fila das contradições: ver, assumir, dispensar com o porquê, reabrir. Só a equipe."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from identidade.choices.contradicao import SituacaoContradicao
from identidade.domain.contradicao import TRANSICOES
from identidade.domain.contradicao_texto import explicacao
from identidade.domain.quadro import entes_ao_alcance
from identidade.forms.contradicao import (
    FORMS,
    MINHAS,
    SEM_RESPONSAVEL,
    SO_MINHAS,
    FiltroContradicoes,
)
from identidade.models import Contradicao
from identidade.models.contradicao import ContradicaoQuerySet
from municipios.domain.transicoes import TransicaoInvalida, permitidas
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Historico


@never_cache
@somente_equipe
def contradicao_listar(request: HttpRequest) -> HttpResponse:
    filtro = FiltroContradicoes(request.GET)
    filtro.is_valid()
    visiveis = _visiveis(request).select_related("ente", "implantacao", "responsavel")
    contexto = {
        "filtro": filtro,
        "pagina": paginar(request, _filtrar(visiveis, request, filtro), campo="achada_em"),
    }
    return render(request, "identidade/contradicao_listar.html", contexto)


@never_cache
@somente_equipe
def contradicao_ver(request: HttpRequest, pk: int) -> HttpResponse:
    return _pagina(request, _uma(request, pk))


@require_POST
@somente_equipe
def contradicao_agir(request: HttpRequest, pk: int, verbo: str) -> HttpResponse:
    contradicao = _uma(request, pk)
    if verbo not in FORMS:
        raise Http404
    form = FORMS[verbo](request.POST)
    if not form.is_valid():
        return _pagina(request, contradicao, verbo, form)
    try:
        form.agir(contradicao, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.warning(request, str(recusa))
    else:
        messages.success(request, "Feito, e está no histórico.")
    return redirect("contradicao_ver", pk)


def _visiveis(request: HttpRequest) -> ContradicaoQuerySet:
    return Contradicao.objects.visiveis_para(request.user)


def _uma(request: HttpRequest, pk: int) -> Contradicao:
    visiveis = _visiveis(request).select_related("ente", "implantacao", "responsavel")
    return get_object_or_404(visiveis, pk=pk)


def _filtrar(
    consulta: ContradicaoQuerySet, request: HttpRequest, filtro: FiltroContradicoes
) -> ContradicaoQuerySet:
    dados = getattr(filtro, "cleaned_data", {})
    consulta = consulta.filter(situacao=dados.get("situacao") or SituacaoContradicao.ABERTA)
    if dados.get("tipo"):
        consulta = consulta.filter(tipo=dados["tipo"])
    if dados.get("uf"):
        consulta = consulta.filter(ente__uf=dados["uf"])
    if dados.get("responsavel"):
        consulta = consulta.filter(responsavel=dados["responsavel"])
    quem = pessoa(request)
    if dados.get("de") == SO_MINHAS:
        consulta = consulta.filter(responsavel=quem)
    elif dados.get("de") == SEM_RESPONSAVEL:
        consulta = consulta.filter(responsavel__isnull=True)
    elif dados.get("de") == MINHAS:
        consulta = consulta.a_cargo_de(quem, entes_ao_alcance(quem))
    return consulta


def _pagina(
    request: HttpRequest, contradicao: Contradicao, verbo: str = "", enviado: Any = None
) -> HttpResponse:
    acoes = permitidas(contradicao, TRANSICOES, pessoa(request))
    contexto = {
        "contradicao": contradicao,
        "explicacao": explicacao(contradicao),
        "formularios": [
            (a, enviado if a.nome == verbo else FORMS[a.nome]()) for a in acoes if a.nome in FORMS
        ],
        "form": enviado,
        "historico": Historico.objects.de(contradicao).select_related("por"),
    }
    return render(request, "identidade/contradicao_ver.html", contexto)
