"""Funil de um evento ou de uma coorte: os números, a lista por trás de cada um e o CSV."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from identidade.choices.interesse import EtapaFunil
from identidade.domain import funil
from identidade.domain.indicador_publicado import comparados
from identidade.domain.painel import painel_nacional
from municipios.http.paginacao import paginar
from municipios.http.planilha import resposta_csv
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Coorte, Evento
from municipios.models.ente import EnteQuerySet

RECENTES = 50
CABECALHO = ["codigo_ibge", "nome", "uf", *EtapaFunil.values]


@never_cache
@somente_equipe
def funil_listar(request: HttpRequest) -> HttpResponse:
    eventos = Evento.objects.visiveis_para(request.user)[:RECENTES]
    contexto = {
        "eventos": eventos,
        "coortes": Coorte.objects.all(),
        "publicados": comparados(painel_nacional()),
    }
    return render(request, "identidade/funil_listar.html", contexto)


@never_cache
@somente_equipe
def funil_ver(request: HttpRequest, tipo: str, chave: str) -> HttpResponse:
    """`?etapa=` abre a lista por trás do número."""
    alvo, marcados = _alvo(request, tipo, chave)
    etapa = _etapa(request)
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
    _, marcados = _alvo(request, tipo, chave)
    linhas = (
        [codigo, nome, uf, *("sim" if marca else "não" for marca in marcas)]
        for codigo, nome, uf, *marcas in marcados.order_by("busca").values_list(
            "codigo_ibge", "nome", "uf", *EtapaFunil.values
        )
    )
    return resposta_csv(f"funil-{tipo}-{chave}", CABECALHO, linhas)


def _alvo(request: HttpRequest, tipo: str, chave: str) -> tuple[Evento | Coorte, EnteQuerySet]:
    if tipo == "coorte":
        coorte = get_object_or_404(Coorte, codigo=chave[:60])
        return coorte, funil.da_coorte(coorte)
    if tipo != "evento" or not (chave.isascii() and chave.isdigit() and len(chave) < 18):
        raise Http404
    evento = get_object_or_404(Evento.objects.visiveis_para(request.user), pk=chave)
    return evento, funil.do_evento(evento)


def _etapa(request: HttpRequest) -> EtapaFunil:
    pedida = request.GET.get("etapa", EtapaFunil.CONVIDADOS)
    if pedida not in EtapaFunil:
        raise Http404
    return EtapaFunil(pedida)
