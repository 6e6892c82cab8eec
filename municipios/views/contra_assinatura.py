"""A SGD assina o termo depois da autoridade: a fila, a ida ao GOV.BR e o arquivo assinado fora."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from municipios.choices.assinatura import AssuntoDecisao, ValorDecisao
from municipios.domain import contra_assinatura as dominio
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.assinatura import EnvioDaSgdForm
from municipios.forms.tentar import tentar
from municipios.govbr.recusa_da_assinatura import RecusaDaAssinatura
from municipios.http.adesao import adesao_para
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Adesao, ContraAssinatura, Decisao
from municipios.permissions import contra_assina, coordena
from municipios.tasks import conferir_assinaturas

POR_PAGINA = 50


@never_cache
@somente_equipe
def contra_listar(request: HttpRequest) -> HttpResponse:
    esperam = ContraAssinatura.objects.em_espera().select_related("termo__adesao__ente")
    pagina = Paginator(esperam, POR_PAGINA).get_page(request.GET.get("pagina"))
    decidido = Decisao.objects.vigente(AssuntoDecisao.CONTRA_ASSINATURA)
    contexto = {
        "pagina": pagina,
        "exige": decidido == ValorDecisao.COM_CONTRA,
        "ninguem_assina": not dominio.ha_quem_assine(),
        "assina": coordena(pessoa(request)),
        "url_anterior": pagina.has_previous() and f"?pagina={pagina.number - 1}",
        "url_seguinte": pagina.has_next() and f"?pagina={pagina.number + 1}",
    }
    return render(request, "municipios/contra_listar.html", contexto)


@require_POST
def contra_assinar(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = _que_a_pessoa_assina(request, pk)
    try:
        endereco = dominio.ir_contra_assinar(
            adesao, por=pessoa(request), retorno=settings.ASSINATURA.retorno
        )
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
        return redirect("adesao_ver", adesao.ente_id)
    except RecusaDaAssinatura as recusa:
        contexto = {"recusa": recusa, "ente": adesao.ente}
        return render(request, "municipios/assinatura_recusada.html", contexto, status=409)
    return redirect(endereco)


def contra_enviar(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = _que_a_pessoa_assina(request, pk)
    form = EnvioDaSgdForm(request.POST or None, request.FILES or None)
    receber = dominio.receber_contra_assinada
    nova = tentar(form, lambda: receber(adesao, por=pessoa(request), **form.cleaned_data))
    if nova:
        transaction.on_commit(conferir_assinaturas.delay)
        return redirect("assinatura_ver", nova.pk)
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form}
    return render(request, "municipios/contra_enviar.html", contexto)


def _que_a_pessoa_assina(request: HttpRequest, pk: int) -> Adesao:
    recusa = "Quem assina pela SGD é a coordenação, com o próprio CPF."
    return adesao_para(request, pk, contra_assina, recusa)
