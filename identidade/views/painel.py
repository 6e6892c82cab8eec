"""Painel público: do país à UF e ao grupo prioritário."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from identidade.choices import SituacaoImplantacao
from identidade.domain import grafico
from identidade.domain import painel as dados
from identidade.domain.indicador import Linha, Painel
from identidade.domain.indicador_publicado import comparados
from identidade.models import MotivoBloqueio
from municipios.choices import Esfera


@login_not_required
def painel(request: HttpRequest) -> HttpResponse:
    pais = dados.painel_nacional()
    contexto = {**_comum(pais), "tabelas": _tabelas(pais), "barras": _barras(pais.ufs)}
    contexto["publicados"] = comparados(pais)
    contexto["motivos"] = MotivoBloqueio.objects.que_ja_pararam()
    return render(request, "identidade/painel.html", contexto)


@login_not_required
def painel_uf(request: HttpRequest, sigla: str) -> HttpResponse:
    try:
        uf = dados.painel_da_uf(sigla.upper())
    except dados.CorteDesconhecido as erro:
        raise Http404 from erro
    contexto = {**_comum(uf), "recorte": f"uf={sigla.upper()}"}
    return render(request, "identidade/painel_uf.html", contexto)


@login_not_required
def painel_coorte(request: HttpRequest, codigo: str) -> HttpResponse:
    try:
        coorte = dados.painel_da_coorte(codigo)
    except dados.CorteDesconhecido as erro:
        raise Http404 from erro
    contexto = {**_comum(coorte), "recorte": f"coorte={codigo}"}
    return render(request, "identidade/painel_coorte.html", contexto)


def _comum(painel: Painel) -> dict[str, object]:
    return {"painel": painel, "situacoes": SituacaoImplantacao.labels}


def _tabelas(pais: Painel) -> list[tuple[str, str, str, tuple[Linha, ...]]]:
    """Código, título, nome da primeira coluna e linhas de cada tabela."""
    return [
        ("ufs", "Por unidade da Federação", "UF", pais.ufs),
        ("regioes", "Por região", "Região", pais.regioes),
        ("faixas", "Por faixa de população", "Faixa", pais.faixas),
        ("coortes", "Grupos prioritários", "Grupo", pais.coortes),
    ]


def _barras(ufs: tuple[Linha, ...]) -> grafico.Barras:
    """Só municípios: com um estado por UF, a barra dele seria sempre 0 ou 100."""
    return grafico.barras(
        [
            (linha.nome, quadro.indicadores[0].percentual or 0)
            for linha in ufs
            for quadro in linha.quadros
            if quadro.esfera == Esfera.MUNICIPAL
        ]
    )
