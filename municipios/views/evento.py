"""Eventos: a agenda pública, e as páginas em que a equipe prepara e conduz cada um."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from municipios.domain import evento as dominio
from municipios.domain.transicoes import TransicaoInvalida, permitidas
from municipios.domain.vaga import ocupadas
from municipios.forms.campo import MotivoForm
from municipios.forms.evento import EventoForm
from municipios.forms.tentar import tentar
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Evento
from municipios.permissions import conduz_evento


@login_not_required
def evento_agenda(request: HttpRequest) -> HttpResponse:
    """Os públicos que ainda não terminaram, do mais próximo ao mais distante."""
    eventos = Evento.objects.abertos_ao_publico().por_vir()
    contexto = {"pagina": paginar(request, eventos, campo="inicio")}
    return render(request, "municipios/evento_agenda.html", contexto)


@login_not_required
def evento_pagina(request: HttpRequest, pk: int) -> HttpResponse:
    evento = get_object_or_404(Evento.objects.abertos_ao_publico(), pk=pk)
    return render(request, "municipios/evento_pagina.html", {"evento": evento})


@never_cache
@somente_equipe
def evento_listar(request: HttpRequest) -> HttpResponse:
    eventos = Evento.objects.visiveis_para(request.user)
    contexto = {
        "pagina": paginar(request, eventos, campo="inicio", decrescente=True),
        "pode_preparar": conduz_evento(pessoa(request)),
    }
    return render(request, "municipios/evento_listar.html", contexto)


@never_cache
@somente_equipe
def evento_novo(request: HttpRequest) -> HttpResponse:
    _exigir(request)
    form = EventoForm(request.POST or None)
    novo = tentar(form, lambda: dominio.preparar(form.instance, por=pessoa(request)))
    if novo:
        messages.success(request, "Rascunho gravado. Confira e publique.")
        return redirect("evento_ver", novo.pk)
    return render(request, "municipios/evento_novo.html", {"form": form})


@never_cache
@somente_equipe
def evento_ver(request: HttpRequest, pk: int) -> HttpResponse:
    evento = _achar(request, pk)
    nomes = {t.nome for t in permitidas(evento, dominio.TRANSICOES, pessoa(request))}
    contexto: dict[str, Any] = {
        "evento": evento,
        "pagina": paginar(
            request, evento.inscricoes.select_related("ente", "presenca"), campo="ente__busca"
        ),
        "ocupadas": ocupadas(evento),
        "pode_convidar": conduz_evento(pessoa(request)) and evento.anunciado,
        "pode_por_material": conduz_evento(pessoa(request)) and not evento.foi_cancelado,
        "pode_receber": conduz_evento(pessoa(request)) and (evento.anunciado or evento.aconteceu),
        "pode_mudar": conduz_evento(pessoa(request)) and evento.em_preparo,
        "pode_encerrar": conduz_evento(pessoa(request)) and evento.aconteceu,
        "pode_publicar": "publicar" in nomes,
        "pode_realizar": "realizar" in nomes,
        "pode_cancelar": "cancelar" in nomes,
    }
    return render(request, "municipios/evento_ver.html", contexto)


@never_cache
@somente_equipe
def evento_mudar(request: HttpRequest, pk: int) -> HttpResponse:
    _exigir(request)
    evento = _achar(request, pk)
    form = EventoForm(request.POST or None, instance=_achar(request, pk))
    if tentar(form, lambda: dominio.mudar(evento, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Mudança gravada.")
        return redirect("evento_ver", evento.pk)
    return render(request, "municipios/evento_mudar.html", {"form": form, "evento": evento})


def fazer(request: HttpRequest, pk: int, verbo: Callable[..., Any], feito: str) -> HttpResponse:
    """Um botão da página do evento: faz, diz o que houve e volta a ela."""
    _exigir(request)
    try:
        verbo(_achar(request, pk), por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        messages.success(request, feito)
    return redirect("evento_ver", pk)


@require_POST
@somente_equipe
def evento_publicar(request: HttpRequest, pk: int) -> HttpResponse:
    return fazer(request, pk, dominio.publicar, "Evento publicado.")


@require_POST
@somente_equipe
def evento_realizar(request: HttpRequest, pk: int) -> HttpResponse:
    return fazer(request, pk, dominio.realizar, "Registrado: o evento aconteceu.")


@never_cache
@somente_equipe
def evento_cancelar(request: HttpRequest, pk: int) -> HttpResponse:
    _exigir(request)
    evento = _achar(request, pk)
    form = MotivoForm(request.POST or None)
    if tentar(form, lambda: dominio.cancelar(evento, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Evento cancelado.")
        return redirect("evento_ver", evento.pk)
    return render(request, "municipios/evento_cancelar.html", {"evento": evento, "form": form})


def _exigir(request: HttpRequest) -> None:
    if not conduz_evento(pessoa(request)):
        raise PermissionDenied("Quem conduz eventos são os analistas e a coordenação.")


def _achar(request: HttpRequest, pk: int) -> Evento:
    visiveis = Evento.objects.visiveis_para(request.user).select_related("coorte", "criado_por")
    return get_object_or_404(visiveis, pk=pk)
