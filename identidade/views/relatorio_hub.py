"""O relatório mensal de um hub: enviar, ver as linhas, conferir, entregar e baixar."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from identidade.domain import relatorio_hub as dominio
from identidade.forms.relatorio_hub import FiltroLinhasForm, ReabrirForm, RelatorioForm
from identidade.models import LinhaRelatorio, RelatorioHub
from identidade.planilhas.relatorios import CAMPOS, EXEMPLO, LEIAUTE, em_bytes
from municipios.choices import TipoImportacao
from municipios.domain.importacao import receber
from municipios.domain.transicoes import TransicaoInvalida, permitidas
from municipios.forms.tentar import tentar
from municipios.http.hub import hub_visivel
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.models import Historico, Hub, Importacao, Usuario
from municipios.permissions import trata_do_relatorio
from municipios.tasks import importar

ATOS_NA_PAGINA = 50


def relatorio_listar(request: HttpRequest, pk: int) -> HttpResponse:
    hub = hub_visivel(request, pk)
    usuario = pessoa(request)
    form = RelatorioForm(request.POST or None, request.FILES or None)
    feito = tentar(form, lambda: _enviar(hub, usuario, form.cleaned_data))
    if isinstance(feito, Importacao):
        transaction.on_commit(importar.delay, robust=True)
        return redirect("relatorio_importacao", feito.pk)
    if feito:
        messages.success(request, f"Relatório de {feito.mes:%m/%Y} aberto, sem linhas.")
        return redirect("relatorio_ver", feito.pk)
    contexto = {
        "hub": hub,
        "hoje": timezone.localdate(),
        "pagina": paginar(request, hub.relatorios.com_contas(), campo="mes", decrescente=True),
        "importacoes": hub.importacoes.order_by("-pk")[:5],
        "form": form if trata_do_relatorio(usuario, hub) else None,
    }
    return render(request, "identidade/relatorio_listar.html", contexto)


def relatorio_ver(request: HttpRequest, pk: int) -> HttpResponse:
    return _pagina(request, relatorio_visivel(request, pk), ReabrirForm())


@require_POST
def relatorio_agir(request: HttpRequest, pk: int, verbo: str) -> HttpResponse:
    relatorio = relatorio_visivel(request, pk)
    if verbo not in dominio.VERBOS:
        raise Http404
    form = ReabrirForm(request.POST)
    if verbo == dominio.REABRIR.nome and not form.is_valid():
        return _pagina(request, relatorio, form)
    dados = form.cleaned_data if verbo == dominio.REABRIR.nome else {}
    try:
        mudado = dominio.VERBOS[verbo](relatorio, por=pessoa(request), **dados)
    except TransicaoInvalida as recusa:
        messages.warning(request, str(recusa))
    else:
        messages.success(request, f"{mudado}: {mudado.get_situacao_display().lower()}.")
    return redirect("relatorio_ver", pk)


def relatorio_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """No leiaute oficial: só o que é novo ou mudou; com `?tudo=1`, cada integração como está."""
    relatorio = relatorio_visivel(request, pk)
    linhas = LinhaRelatorio.objects.em_ordem()
    tudo = request.GET.get("tudo") == "1"
    escolhidas = linhas.todas_ate(relatorio) if tudo else linhas.incrementais(relatorio)
    valores = escolhidas.values_list(*CAMPOS).iterator(chunk_size=2000)
    return _arquivo(f"{relatorio.nome_do_arquivo}{'-tudo' if tudo else ''}", valores)


def relatorio_modelo(request: HttpRequest) -> HttpResponseBase:
    """O leiaute vazio, com um exemplo inventado."""
    exemplo = [ler(EXEMPLO[coluna]) for coluna, (_, ler) in LEIAUTE.items()]
    return _arquivo("modelo-do-relatorio", [exemplo])


def _arquivo(nome: str, linhas: Any) -> StreamingHttpResponse:
    resposta = StreamingHttpResponse(em_bytes(linhas), content_type="text/csv; charset=iso-8859-1")
    resposta["Content-Disposition"] = f'attachment; filename="{nome}.csv"'
    return resposta


def _enviar(hub: Hub, por: Usuario, dados: dict[str, Any]) -> RelatorioHub | Importacao:
    with transaction.atomic():
        relatorio = dominio.abrir(hub, dados["mes"], por=por)
        if not dados["arquivo"]:
            return relatorio
        dominio.exigir_aberto(relatorio)
        tipo = TipoImportacao.RELATORIOS
        return receber(dados["arquivo"], por=por, tipo=tipo, hub=hub, relatorio=relatorio.pk)


def relatorio_visivel(request: HttpRequest, pk: int) -> RelatorioHub:
    visiveis = RelatorioHub.objects.visiveis_para(request.user).select_related("hub")
    return get_object_or_404(visiveis, pk=pk)


def _pagina(request: HttpRequest, relatorio: RelatorioHub, form: ReabrirForm) -> HttpResponse:
    linhas = LinhaRelatorio.objects.filter(relatorio=relatorio).com_falta_de_delegacao()
    filtro = FiltroLinhasForm(request.GET)
    escolhidas = filtro.filtrar(linhas.select_related("ente", "produto"))
    contexto = linhas.contadas() | {
        "relatorio": relatorio,
        "hub": relatorio.hub,
        "form": form,
        "filtro": filtro,
        "incrementais": LinhaRelatorio.objects.incrementais(relatorio).count(),
        "pagina": paginar(request, escolhidas, campo="codigo_municipio"),
        "gestos": permitidas(relatorio, dominio.GESTOS, pessoa(request)),
        "retira": permitidas(relatorio, [dominio.RETIRAR], pessoa(request)),
        "importacoes": Importacao.objects.em_curso().filter(
            hub=relatorio.hub_id, opcoes__relatorio=relatorio.pk
        ),
        "atos": Historico.objects.de(relatorio).select_related("por")[:ATOS_NA_PAGINA],
    }
    return render(request, "identidade/relatorio_ver.html", contexto)
