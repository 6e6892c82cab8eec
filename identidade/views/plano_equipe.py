"""Os planos de todo o país, para a equipe: recortes, baixo engajamento e CSV."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from identidade.domain.engajamento import dias_sem_reacao
from identidade.domain.fila_plano import (
    MINHA_CARTEIRA,
    SEM_GERENTE,
    RecortePlano,
    com_numeros,
    da_carteira,
    linhas_do_csv,
    recortar,
)
from identidade.models import PlanoAcao
from municipios.choices import Uf
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Gerencia, Usuario

CABECALHO = (
    "codigo_ibge", "ente", "uf", "situacao", "comecado_em", "acordado_em", "acoes", "resolvidas",
    "atrasadas", "bloqueadas", "aberto_pelo_ente_em", "ultima_acao_do_ente_em", "falta_o_acordo",
    "gerente", "parado_desde",
)  # fmt: skip


@never_cache
@somente_equipe
def plano_equipe(request: HttpRequest) -> HttpResponse:
    recorte, uf, planos = _pedido(request)
    contexto = {
        "pagina": paginar(request, planos, campo="parado_desde"),
        "gerente": request.GET.get("gerente", ""),
        "gerentes": [
            (MINHA_CARTEIRA, "Na minha carteira"),
            (SEM_GERENTE, "Sem gerente"),
            *_gerentes(),
        ],
        "recorte": recorte,
        "recortes": [(r.value, r.label) for r in RecortePlano],
        "dias": dias_sem_reacao() if recorte == RecortePlano.SEM_REACAO else None,
        "uf": uf,
        "ufs": Uf.choices,
    }
    return render(request, "identidade/plano_equipe.html", contexto)


@never_cache
@somente_equipe
def plano_equipe_csv(request: HttpRequest) -> HttpResponseBase:
    _, _, planos = _pedido(request)
    em_ordem = planos.order_by("parado_desde", "pk").iterator(chunk_size=500)
    return resposta_csv("planos", CABECALHO, linhas_do_csv(em_ordem))


def _gerentes() -> list[tuple[str, str]]:
    com_carteira = Gerencia.objects.filter(fim__isnull=True).values("usuario")
    gerentes = Usuario.objects.filter(pk__in=com_carteira).order_by("nome", "pk")
    return [(str(gerente.pk), str(gerente)) for gerente in gerentes]


def _pedido(request: HttpRequest) -> tuple[str, str, QuerySet[Any]]:
    recorte = request.GET.get("recorte", "")
    recorte = recorte if recorte in RecortePlano else RecortePlano.ABERTOS
    uf = request.GET.get("uf", "").upper()
    planos = recortar(PlanoAcao.objects.visiveis_para(request.user), recorte)
    planos = planos.filter(ente__uf=uf) if uf in Uf else planos
    planos = da_carteira(planos, request.GET.get("gerente", ""), pessoa(request))
    return recorte, uf, com_numeros(planos.select_related("ente"))
