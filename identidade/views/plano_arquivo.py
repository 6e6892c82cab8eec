"""O plano de um ente em PDF e em CSV."""

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from identidade.domain.documento_plano import CABECALHO, linhas_do_csv, plano_em_pdf
from identidade.domain.quadro_plano import itens
from identidade.views.plano import plano_visivel
from municipios.http.arquivo import anexo
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv


@require_safe
def plano_pdf(request: HttpRequest, pk: int) -> FileResponse:
    plano = plano_visivel(request, pk)
    return anexo(plano_em_pdf(plano, itens(plano, pessoa(request))), f"plano-{plano.ente_id}.pdf")


@require_safe
def plano_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    plano = plano_visivel(request, pk)
    linhas = linhas_do_csv(itens(plano, pessoa(request)))
    return resposta_csv(f"plano-{plano.ente_id}", CABECALHO, linhas)
