"""Comparar, página a página, o termo enviado com o nosso; aceitar a duas mãos."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from municipios.choices.assinatura import SituacaoAssinatura
from municipios.domain import comparacao as dominio
from municipios.domain.deposito import retirar
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.pessoa import pessoa
from municipios.models import Comparacao
from municipios.permissions import equipe_age_pelo_ente


def comparacao_ver(request: HttpRequest, pk: int) -> HttpResponse:
    comparacao = _da_equipe(request, pk)
    assinatura = comparacao.assinatura
    age = equipe_age_pelo_ente(pessoa(request), assinatura.adesao)
    proposta = assinatura.situacao == SituacaoAssinatura.ATESTADA
    contexto = {
        "ente": assinatura.adesao.ente,
        "assinatura": assinatura,
        "comparacao": comparacao,
        "proposta": proposta,
        "pode_propor": age and assinatura.situacao == SituacaoAssinatura.RECUSADA,
        "pode_responder": age and proposta and comparacao.proposta_por_id != request.user.pk,
    }
    return render(request, "municipios/comparacao_ver.html", contexto)


@require_safe
def comparacao_pagina(request: HttpRequest, pk: int, numero: int, lado: str) -> HttpResponse:
    """A imagem é nossa: quem a desenhou foi a varredura, e não quem enviou o arquivo."""
    if not (nome := _da_equipe(request, pk).imagem(numero, lado)):
        raise Http404
    resposta = HttpResponse(retirar(nome), content_type="image/png")
    resposta["Cache-Control"] = "private, no-store"
    return resposta


def comparacao_propor(request: HttpRequest, pk: int) -> HttpResponse:
    return _com_motivo(request, pk, dominio.propor_aceite, "Propor aceitar este arquivo", "Propor")


def comparacao_recusar(request: HttpRequest, pk: int) -> HttpResponse:
    return _com_motivo(request, pk, dominio.recusar_aceite, "Recusar a proposta", "Recusar")


@require_POST
def comparacao_confirmar(request: HttpRequest, pk: int) -> HttpResponse:
    comparacao = _da_equipe(request, pk)
    try:
        dominio.confirmar_aceite(comparacao, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        messages.success(request, "Assinatura aceita por duas pessoas; fica marcada no termo.")
    return redirect("assinatura_ver", comparacao.assinatura_id)


def _com_motivo(
    request: HttpRequest, pk: int, verbo: Callable[..., Comparacao], titulo: str, enviar: str
) -> HttpResponse:
    comparacao, form = _da_equipe(request, pk), MotivoForm(request.POST or None)
    if not equipe_age_pelo_ente(pessoa(request), comparacao.assinatura.adesao):
        raise PermissionDenied("Quem compara o termo é a equipe da SGD que age por este ente.")
    if tentar(form, lambda: verbo(comparacao, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Feito, e está no histórico.")
        return redirect("comparacao_ver", comparacao.pk)
    contexto = {
        "ente": comparacao.assinatura.adesao.ente,
        "comparacao": comparacao,
        "form": form,
        "titulo": titulo,
        "enviar": enviar,
    }
    return render(request, "municipios/comparacao_motivo.html", contexto)


def _da_equipe(request: HttpRequest, pk: int) -> Comparacao:
    visiveis = Comparacao.objects.visiveis_para(request.user).select_related(
        "assinatura__adesao__ente", "assinatura__termo", "proposta_por", "respondida_por"
    )
    return get_object_or_404(visiveis, pk=pk)
