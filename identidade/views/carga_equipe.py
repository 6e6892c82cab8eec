"""Carga por pessoa da equipe, com a lista por trás de cada número e o CSV."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from identidade.choices import Responsavel, SituacaoBloqueio, SituacaoEvidencia
from identidade.domain.carga_equipe import COLUNAS, Carga, carga_da_equipe, linhas_do_csv
from identidade.domain.fila_plano import SEM_GERENTE, RecortePlano
from identidade.forms.contradicao import SEM_RESPONSAVEL
from municipios.choices import ADESAO_NA_ANALISE
from municipios.choices.mensagem import Lado
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.http.segundo_fator import somente_equipe

# Coluna → lista já filtrada; `{}` é a pessoa, ou `NINGUEM`.
LISTAS = {
    "entes": ("admin:municipios_gerencia_changelist", "usuario__id__exact={}&fim__isnull=True"),
    "analises": (
        "admin:municipios_adesao_changelist",
        f"responsavel__id__exact={{}}&situacao__in={','.join(ADESAO_NA_ANALISE)}",
    ),
    "conversas": ("admin:municipios_mensagem_changelist", f"carteira={{}}&vez={Lado.SGD}"),
    "planos": ("plano_equipe", f"gerente={{}}&recorte={RecortePlano.A_ESPERA_DA_SGD}"),
    "passos": (
        "admin:identidade_implantacao_changelist",
        f"carteira={{}}&vez={Responsavel.SGD}",
    ),
    "provas": (
        "admin:identidade_evidencia_changelist",
        f"carteira={{}}&situacao__exact={SituacaoEvidencia.EM_CONFERENCIA}",
    ),
    "bloqueios": (
        "admin:identidade_bloqueio_changelist",
        f"carteira={{}}&situacao__exact={SituacaoBloqueio.ABERTO}&lado__exact={Responsavel.SGD}",
    ),
    "acoes": ("admin:identidade_acao_changelist", f"a_cargo={{}}&lado__exact={Lado.SGD}"),
    "contradicoes": ("contradicao_listar", "responsavel={}"),
    "contatos": ("acompanhamento_listar", "de={}"),
}
DE_NINGUEM = {
    "analises": f"responsavel__isnull=True&situacao__in={','.join(ADESAO_NA_ANALISE)}",
    "contradicoes": f"de={SEM_RESPONSAVEL}",
}


@never_cache
@somente_equipe
def carga_equipe(request: HttpRequest) -> HttpResponse:
    cargas = carga_da_equipe(pessoa(request))
    contexto = {
        "colunas": COLUNAS,
        "linhas": [(carga, _celulas(carga)) for carga in cargas],
    }
    return render(request, "identidade/carga_equipe.html", contexto)


@never_cache
@somente_equipe
def carga_equipe_csv(request: HttpRequest) -> HttpResponseBase:
    cargas = carga_da_equipe(pessoa(request))
    return resposta_csv("carga-da-equipe", ["pessoa", *COLUNAS], linhas_do_csv(cargas))


def _celulas(carga: Carga) -> list[tuple[str, int, str]]:
    """Nome da coluna, número e endereço da lista; de zero, sem endereço."""
    celulas = []
    for coluna, numero in carga.numeros:
        rota, consulta = LISTAS[coluna]
        consulta = consulta if carga.pessoa else DE_NINGUEM.get(coluna, consulta)
        dono = carga.pessoa.pk if carga.pessoa else SEM_GERENTE
        endereco = f"{reverse(rota)}?{consulta.format(dono)}" if numero else ""
        celulas.append((COLUNAS[coluna], numero, endereco))
    return celulas
