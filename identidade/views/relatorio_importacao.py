"""A importação do relatório de um hub: progresso, erros, diferença, confirmar ou descartar."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from municipios.choices import IMPORTACAO_A_PROCESSAR, SituacaoImportacao, TipoImportacao
from municipios.domain import importacao as dominio
from municipios.domain.transicoes import TransicaoInvalida, permitidas
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.models import Importacao
from municipios.tasks import importar

FALHAS_NA_PAGINA = 200
ATOS = {"confirmar": dominio.confirmar, "descartar": dominio.descartar}
FEITO = {
    "confirmar": "Confirmado. O portal está gravando as linhas.",
    "descartar": "Descartado. Nada mudou no relatório.",
}


def relatorio_importacao(request: HttpRequest, pk: int) -> HttpResponse:
    importacao = _visivel(request, pk)
    if request.method == "POST":
        return _agir(request, importacao)
    diferenca = importacao.diferenca
    contexto = {
        "importacao": importacao,
        "hub": importacao.hub,
        "relatorio": importacao.opcoes.get("relatorio"),
        "processando": importacao.situacao in IMPORTACAO_A_PROCESSAR,
        "recusada": importacao.situacao == SituacaoImportacao.RECUSADA,
        "parte": diferenca,
        "falhas": diferenca.get("falhas", [])[:FALHAS_NA_PAGINA],
        "atos": {t.nome for t in permitidas(importacao, dominio.TRANSICOES, pessoa(request))},
    }
    return render(request, "identidade/relatorio_importacao.html", contexto)


def relatorio_erros(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Os erros do arquivo, linha a linha, para corrigir na planilha."""
    falhas = _visivel(request, pk).diferenca.get("falhas", [])
    linhas = ([falha["linha"], falha["campo"], falha["porque"]] for falha in falhas)
    return resposta_csv(f"erros-da-importacao-{pk}", ["linha", "coluna", "o_que_corrigir"], linhas)


def _agir(request: HttpRequest, importacao: Importacao) -> HttpResponse:
    acao = request.POST.get("acao", "")
    if acao not in ATOS:
        raise Http404
    try:
        ATOS[acao](importacao, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        messages.success(request, FEITO[acao])
        transaction.on_commit(importar.delay, robust=True)
    return redirect("relatorio_importacao", importacao.pk)


def _visivel(request: HttpRequest, pk: int) -> Importacao:
    visiveis = Importacao.objects.visiveis_para(request.user).select_related("hub", "pedida_por")
    return get_object_or_404(visiveis, pk=pk, tipo=TipoImportacao.RELATORIOS)
