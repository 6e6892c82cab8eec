"""Assinar o termo: ir ao GOV.BR e voltar, enviar o arquivo assinado fora, ler o laudo."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from municipios.choices.assinatura import (
    ASSINATURA_A_CONFERIR,
    AssuntoDecisao,
    SituacaoAssinatura,
    TipoAssinatura,
)
from municipios.domain import assinatura as dominio
from municipios.domain.deposito import retirar
from municipios.domain.dossie import montar_dossie
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.assinatura import EnvioDeAssinaturaForm
from municipios.forms.tentar import tentar
from municipios.govbr.recusa_da_assinatura import RecusaDaAssinatura
from municipios.http.adesao import adesao_para, adesao_visivel
from municipios.http.arquivo import anexo
from municipios.http.pessoa import pessoa
from municipios.models import Adesao, Assinatura, Comparacao, Decisao
from municipios.permissions import age_pelo_ente, eh_da_equipe, equipe_age_pelo_ente
from municipios.tasks import conferir_assinaturas


@require_POST
def assinatura_iniciar(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = adesao_visivel(request, pk)
    try:
        endereco = dominio.ir_assinar(
            adesao, por=pessoa(request), retorno=settings.ASSINATURA.retorno
        )
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    except RecusaDaAssinatura as recusa:
        return _recusada(request, recusa, adesao)
    else:
        return redirect(endereco)
    return redirect("adesao_ver", adesao.ente_id)


@require_safe
def assinatura_retorno(request: HttpRequest) -> HttpResponse:
    """A volta do GOV.BR: quem muda algo aqui é o código de uso único que ela traz."""
    try:
        assinatura = dominio.voltar_do_govbr(
            request.GET.dict(), por=pessoa(request), retorno=settings.ASSINATURA.retorno
        )
    except RecusaDaAssinatura as recusa:
        return _recusada(request, recusa, None)
    transaction.on_commit(conferir_assinaturas.delay)
    return redirect("assinatura_ver", assinatura.pk)


def assinatura_enviar(request: HttpRequest, pk: int) -> HttpResponse:
    recusa = "Quem envia o termo assinado é o ente, ou a SGD em nome dele."
    adesao = adesao_para(request, pk, age_pelo_ente, recusa)
    form = EnvioDeAssinaturaForm(request.POST or None, request.FILES or None)
    receber = dominio.receber_arquivo
    nova = tentar(form, lambda: receber(adesao, por=pessoa(request), **form.cleaned_data))
    if nova:
        transaction.on_commit(conferir_assinaturas.delay)
        return redirect("assinatura_ver", nova.pk)
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form}
    return render(request, "municipios/assinatura_enviar.html", contexto)


def assinatura_ver(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Assinatura.objects.visiveis_para(request.user)
    assinatura = get_object_or_404(visiveis.select_related("adesao__ente", "termo"), pk=pk)
    contexto = {
        "ente": assinatura.adesao.ente,
        "assinatura": assinatura,
        "validacoes": assinatura.validacoes.select_related("registrada_por"),
        "conferindo": assinatura.situacao in ASSINATURA_A_CONFERIR,
        **(_da_equipe(request, assinatura) if eh_da_equipe(request.user) else {}),
    }
    return render(request, "municipios/assinatura_ver.html", contexto)


def _da_equipe(request: HttpRequest, assinatura: Assinatura) -> dict[str, Any]:
    """O que só a equipe vê: anotar a conferência, comparar, confirmar o papel, e a ressalva."""
    age = equipe_age_pelo_ente(pessoa(request), assinatura.adesao)
    conferindo = assinatura.situacao in ASSINATURA_A_CONFERIR
    espera_a_segunda = assinatura.em_papel and assinatura.situacao == SituacaoAssinatura.ATESTADA
    avancada = assinatura.foi_aceita and assinatura.tipo == TipoAssinatura.AVANCADA
    return {
        "pode_validar": age and not assinatura.em_papel and not conferindo,
        "comparar": Comparacao.objects.filter(assinatura=assinatura).first(),
        "pode_retirar": age and espera_a_segunda and assinatura.por_id == request.user.pk,
        "pode_confirmar": age and espera_a_segunda and assinatura.por_id != request.user.pk,
        "nivel_por_decidir": avancada and not Decisao.objects.ha(AssuntoDecisao.NIVEL_ASSINATURA),
    }


@require_safe
def assinatura_baixar(request: HttpRequest, pk: int) -> FileResponse:
    visiveis = Assinatura.objects.visiveis_para(request.user).exclude(arquivo="")
    assinatura = get_object_or_404(visiveis.select_related("termo"), pk=pk)
    try:
        conteudo = retirar(assinatura.arquivo)
    except FileNotFoundError as falta:
        raise Http404("O arquivo não está no lugar. Avise a SGD.") from falta
    numero = assinatura.termo.numero.replace("/", "-")
    return anexo(conteudo, f"termo-{numero}-assinado.pdf")


@require_safe
def adesao_dossie(request: HttpRequest, pk: int) -> FileResponse:
    """O pacote de provas, montado na hora com o que está guardado."""
    try:
        nome, pacote = montar_dossie(adesao_visivel(request, pk))
    except TransicaoInvalida as falta:
        raise Http404(str(falta)) from falta
    return anexo(pacote, nome)


def _recusada(
    request: HttpRequest, recusa: RecusaDaAssinatura, adesao: Adesao | None
) -> HttpResponse:
    contexto = {"recusa": recusa, "ente": adesao.ente if adesao else None}
    return render(request, "municipios/assinatura_recusada.html", contexto, status=409)
