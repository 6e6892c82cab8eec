"""O certificado de participação: baixar pelo endereço recebido, e conferir pelo código."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from municipios.domain import certificado as dominio
from municipios.http.arquivo import anexo
from municipios.http.segundo_fator import somente_equipe
from municipios.views.evento import fazer


@require_safe
@never_cache
@login_not_required
def certificado_baixar(request: HttpRequest, segredo: str) -> HttpResponseBase:
    certificado = dominio.certificado_do_segredo(segredo)
    if certificado is None:
        raise Http404("Este endereço não é de um certificado que valha.")
    return anexo(dominio.em_pdf(certificado), f"certificado-{certificado.codigo}.pdf")


@require_safe
@login_not_required
def certificado_verificar(request: HttpRequest, codigo: str) -> HttpResponse:
    """O evento, o ente e se vale; nunca os nomes de quem veio."""
    certificado = dominio.certificado_do_codigo(codigo)
    if certificado is None:
        raise Http404("Não há certificado com este código.")
    contexto = {"certificado": certificado, "vale": certificado.presenca.vale}
    return render(request, "municipios/certificado_verificar.html", contexto)


@require_POST
@somente_equipe
def certificado_encerrar(request: HttpRequest, pk: int) -> HttpResponse:
    return fazer(
        request,
        pk,
        dominio.encerrar_presenca,
        "Presença encerrada. Os certificados estão a caminho.",
    )


@require_POST
@somente_equipe
def certificado_reabrir(request: HttpRequest, pk: int) -> HttpResponse:
    return fazer(request, pk, dominio.reabrir_presenca, "Presença reaberta.")
