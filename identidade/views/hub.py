"""A casa do hub: os entes que ele vê, com a situação de cada produto."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from identidade.domain import entes_do_hub as dominio
from identidade.models import Produto
from municipios.http.hub import hub_visivel
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.models import Hub
from municipios.models.ente import EnteQuerySet
from municipios.permissions import trata_do_relatorio


def hub_ver(request: HttpRequest, pk: int) -> HttpResponse:
    hub = hub_visivel(request, pk)
    produtos, pagina = (
        list(Produto.objects.all()),
        paginar(request, _entes(request, hub), campo="busca"),
    )
    achadas = dominio.situacoes(pagina.linhas)
    contexto = {
        "hub": hub,
        "busca": _busca(request),
        "total": dominio.entes_do_hub(hub).count(),
        "produtos": produtos,
        "pagina": pagina,
        "linhas": [
            (ente, [(p, achadas.get(ente.pk, {}).get(p.pk, dominio.SEM_NADA)) for p in produtos])
            for ente in pagina.linhas
        ],
        "trata_do_relatorio": trata_do_relatorio(pessoa(request), hub),
    }
    return render(request, "identidade/hub_ver.html", contexto)


def hub_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A lista inteira, com a mesma busca da página."""
    hub = hub_visivel(request, pk)
    produtos = list(Produto.objects.all())
    cabecalho = ["codigo_ibge", "nome", "uf", *(produto.pk for produto in produtos)]
    linhas = dominio.linhas_do_csv(_entes(request, hub), produtos)
    return resposta_csv(f"entes-do-hub-{pk}", cabecalho, linhas)


def _busca(request: HttpRequest) -> str:
    return request.GET.get("busca", "").strip()[:100]


def _entes(request: HttpRequest, hub: Hub) -> EnteQuerySet:
    entes, busca = dominio.entes_do_hub(hub), _busca(request)
    if not busca:
        return entes
    # A busca ordena por semelhança; a página, por nome.
    return entes.filter(pk__in=entes.buscar(busca).order_by().values("pk"))
