"""Funil de um evento ou de uma coorte: os números, a lista por trás de cada um e o CSV."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from identidade.choices.interesse import EtapaFunil
from identidade.domain import funil
from municipios.http.paginacao import paginar
from municipios.http.planilha import resposta_csv
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Coorte, Evento
from municipios.models.ente import EnteQuerySet

RECENTES = 50
ALVOS: dict[str, tuple[Any, str, Callable[[Any], EnteQuerySet]]] = {
    "evento": (Evento, "pk", funil.do_evento),
    "coorte": (Coorte, "codigo", funil.da_coorte),
}


@never_cache
@somente_equipe
def funil_listar(request: HttpRequest) -> HttpResponse:
    eventos = Evento.objects.visiveis_para(request.user)[:RECENTES]
    contexto = {"eventos": eventos, "coortes": Coorte.objects.all()}
    return render(request, "identidade/funil_listar.html", contexto)


@never_cache
@somente_equipe
def funil_ver(request: HttpRequest, tipo: str, chave: str) -> HttpResponse:
    """`?etapa=` abre a lista por trás do número."""
    alvo, marcados = _alvo(tipo, chave)
    etapa = _etapa(request, marcados)
    contexto = {
        "alvo": alvo,
        "tipo": tipo,
        "chave": chave,
        "degraus": funil.degraus(marcados),
        "etapa": etapa,
        "pagina": paginar(request, funil.da_etapa(marcados, etapa), campo="busca"),
    }
    return render(request, "identidade/funil_ver.html", contexto)


@never_cache
@somente_equipe
def funil_csv(request: HttpRequest, tipo: str, chave: str) -> HttpResponseBase:
    """Um ente por linha, com sim ou não em cada etapa."""
    _, marcados = _alvo(tipo, chave)
    etapas = funil.etapas_de(marcados)
    linhas = (
        [codigo, nome, uf, *("sim" if marca else "não" for marca in marcas)]
        for codigo, nome, uf, *marcas in marcados.order_by("busca").values_list(
            "codigo_ibge", "nome", "uf", *etapas
        )
    )
    return resposta_csv(f"funil-{tipo}-{chave}", ["codigo_ibge", "nome", "uf", *etapas], linhas)


def _alvo(tipo: str, chave: str) -> tuple[Any, EnteQuerySet]:
    numero = chave.isascii() and chave.isdigit() and len(chave) < 18
    if tipo not in ALVOS or (tipo == "evento" and not numero):
        raise Http404
    modelo, campo, marcar = ALVOS[tipo]
    alvo = get_object_or_404(modelo, **{campo: chave[:60]})
    return alvo, marcar(alvo)


def _etapa(request: HttpRequest, marcados: EnteQuerySet) -> EtapaFunil:
    pedida = request.GET.get("etapa", EtapaFunil.CONVIDADOS)
    if pedida not in funil.etapas_de(marcados):
        raise Http404
    return EtapaFunil(pedida)
