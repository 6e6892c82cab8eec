"""Pontos focais de um ente: quem são, indicar, substituir e encerrar."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from municipios.domain import ponto_focal as dominio
from municipios.forms.campo import MotivoForm
from municipios.forms.ponto_focal import PontoFocalForm, SubstituirForm
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Ente, PontoFocal
from municipios.permissions import equipe_age_pelo_ente, indica_ponto_focal


def ponto_focal_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    pontos = PontoFocal.objects.visiveis_para(request.user).filter(ente=ente)
    contexto = {
        "ente": ente,
        "em_aberto": pontos.em_aberto(),
        "anteriores": pontos.exclude(pk__in=pontos.em_aberto().values("pk")),
        "pode_indicar": indica_ponto_focal(pessoa(request), ente),
        "pode_revelar": equipe_age_pelo_ente(pessoa(request), ente),
        "faltam": dominio.tem_poucos_pontos_focais(ente),
    }
    return render(request, "municipios/ponto_focal_listar.html", contexto)


def ponto_focal_indicar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = _ente_que_indica(request, codigo_ibge)
    form = PontoFocalForm(request.POST or None, request.FILES or None)
    feito = tentar(form, lambda: dominio.indicar(ente, por=pessoa(request), **form.cleaned_data))
    if feito:
        _confirmar(request, feito, "Indicação registrada. A pessoa se confirma ao entrar.")
        return redirect("ponto_focal_listar", ente.pk)
    return render(request, "municipios/ponto_focal_indicar.html", {"ente": ente, "form": form})


def ponto_focal_substituir(request: HttpRequest, pk: int) -> HttpResponse:
    ponto = _ponto_que_se_muda(request, pk)
    form = SubstituirForm(request.POST or None, request.FILES or None)
    feito = tentar(
        form, lambda: dominio.substituir(ponto, por=pessoa(request), **form.cleaned_data)
    )
    if feito:
        _confirmar(request, feito, "Troca registrada; quem saiu já não tem acesso.")
        return redirect("ponto_focal_listar", ponto.ente_id)
    contexto = {"ente": ponto.ente, "ponto": ponto, "form": form}
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
    if dominio.eh_correio_pessoal(ponto.email):
        messages.warning(
            request,
            "O e-mail é de provedor gratuito e não acompanha o cargo. Quando puder, troque-o por "
            "um institucional.",
        )
