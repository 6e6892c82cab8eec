"""Pontos focais de um ente: quem são, indicar, substituir e encerrar."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from municipios.choices import (
    PONTO_FOCAL_EM_ABERTO,
    PONTO_FOCAL_EM_CURSO,
    SituacaoPontoFocal,
)
from municipios.domain import ponto_focal as dominio
from municipios.domain.recomendacao_ponto_focal import (
    eh_correio_pessoal,
    tem_poucos_pontos_focais,
)
from municipios.forms.campo import MotivoForm
from municipios.forms.ponto_focal import PontoFocalForm, SubstituirForm
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Ente, PontoFocal
from municipios.permissions import equipe_age_pelo_ente, indica_ponto_focal

CONFIRMA_SE = "A pessoa se confirma ao entrar."
TROCA_FEITA = "Troca registrada; quem saiu já não tem acesso."
TROCA_EM_CONFERENCIA = "Troca pedida. Até a SGD aprovar, quem está no lugar continua."


def ponto_focal_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    visiveis = PontoFocal.objects.visiveis_para(request.user).select_related("substitui")
    pontos = list(visiveis.filter(ente=ente))
    contexto = {
        "ente": ente,
        "em_aberto": [p for p in pontos if p.situacao in PONTO_FOCAL_EM_ABERTO],
        "em_conferencia": [p for p in pontos if p.situacao == SituacaoPontoFocal.EM_CONFERENCIA],
        "anteriores": [p for p in pontos if p.situacao not in PONTO_FOCAL_EM_CURSO],
        "pode_indicar": indica_ponto_focal(pessoa(request), ente),
        "pode_revelar": equipe_age_pelo_ente(pessoa(request), ente),
        "faltam": tem_poucos_pontos_focais(ente),
    }
    return render(request, "municipios/ponto_focal_listar.html", contexto)


def ponto_focal_indicar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = _ente_que_indica(request, codigo_ibge)
    confere = dominio.confere_indicacoes()
    form = PontoFocalForm(request.POST or None, request.FILES or None, exige_oficio=confere)
    feito = tentar(form, lambda: dominio.indicar(ente, por=pessoa(request), **form.cleaned_data))
    if feito:
        depois = "A SGD confere o ofício e responde por e-mail." if confere else CONFIRMA_SE
        _confirmar(request, feito, f"Indicação registrada. {depois}")
        return redirect("ponto_focal_listar", ente.pk)
    contexto = {"ente": ente, "form": form, "confere": confere}
    return render(request, "municipios/ponto_focal_indicar.html", contexto)


def ponto_focal_substituir(request: HttpRequest, pk: int) -> HttpResponse:
    ponto = _ponto_que_se_muda(request, pk)
    confere = dominio.confere_indicacoes()
    form = SubstituirForm(request.POST or None, request.FILES or None, exige_oficio=confere)
    feito = tentar(
        form, lambda: dominio.substituir(ponto, por=pessoa(request), **form.cleaned_data)
    )
    if feito:
        _confirmar(request, feito, TROCA_EM_CONFERENCIA if confere else TROCA_FEITA)
        return redirect("ponto_focal_listar", ponto.ente_id)
    contexto = {"ente": ponto.ente, "ponto": ponto, "form": form, "confere": confere}
    return render(request, "municipios/ponto_focal_substituir.html", contexto)


def ponto_focal_encerrar(request: HttpRequest, pk: int) -> HttpResponse:
    ponto = _ponto_que_se_muda(request, pk)
    form = MotivoForm(request.POST or None)
    feito = tentar(form, lambda: dominio.encerrar(ponto, por=pessoa(request), **form.cleaned_data))
    if feito:
        messages.success(request, f"{ponto.nome} deixou de ser ponto focal.")
        return redirect("ponto_focal_listar", ponto.ente_id)
    contexto = {"ente": ponto.ente, "ponto": ponto, "form": form}
    return render(request, "municipios/ponto_focal_encerrar.html", contexto)


def _ente_que_indica(request: HttpRequest, codigo_ibge: str) -> Ente:
    ente = ente_visivel(request, codigo_ibge)
    if not indica_ponto_focal(pessoa(request), ente):
        raise PermissionDenied("Quem indica é a chefia do Executivo, ou a SGD em nome do ente.")
    return ente


def _ponto_que_se_muda(request: HttpRequest, pk: int) -> PontoFocal:
    visiveis = PontoFocal.objects.visiveis_para(request.user).select_related("ente")
    ponto = get_object_or_404(visiveis, pk=pk)
    if not indica_ponto_focal(pessoa(request), ponto):
        raise PermissionDenied("Quem troca é a chefia do Executivo, ou a SGD em nome do ente.")
    return ponto


def _confirmar(request: HttpRequest, ponto: PontoFocal, frase: str) -> None:
    messages.success(request, frase)
    if eh_correio_pessoal(ponto.email):
        messages.warning(
            request,
            "O e-mail é de provedor gratuito e não acompanha o cargo. Quando puder, troque-o por "
            "um institucional.",
        )
