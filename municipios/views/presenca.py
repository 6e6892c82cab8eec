"""A porta do evento: quem chegou, com um toque; e a entrada que o QR code do convidado abre."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from municipios.choices import TipoImportacao
from municipios.choices.evento import OrigemPresenca
from municipios.domain import presenca as dominio
from municipios.domain.credencial import credencial, inscricao_da_credencial
from municipios.domain.documento import Arquivo
from municipios.domain.importacao import receber
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.presenca import ListaDePresencaForm, QuemVeioForm
from municipios.forms.tentar import tentar
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Ente, Evento, Importacao, Inscricao, Presenca
from municipios.permissions import conduz_evento
from municipios.tasks import importar

SEM_CONVITE = 5


@never_cache
@somente_equipe
def presenca_porta(request: HttpRequest, pk: int) -> HttpResponse:
    """Os convidados que a busca acha e, se ela foi escrita, os entes que não foram convidados."""
    evento, busca = _evento(request, pk), request.GET.get("busca", "").strip()[:100]
    inscricoes = evento.inscricoes.select_related("ente", "presenca__marcada_por")
    estranhos: list[Ente] = []
    if busca:
        achados = Ente.objects.ativos().buscar(busca).values("pk")
        inscricoes = inscricoes.filter(ente__in=achados)
        estranhos = list(
            Ente.objects.ativos().buscar(busca).exclude(inscricoes__evento=evento)[:SEM_CONVITE]
        )
    pagina = paginar(request, inscricoes, campo="ente__busca", tamanho=30)
    for inscricao in pagina.linhas:
        inscricao.credencial = credencial(inscricao)  # type: ignore[attr-defined]
    contexto = {
        "evento": evento,
        "busca": busca,
        "pagina": pagina,
        "estranhos": estranhos,
        "presentes": evento.inscricoes.presentes().count(),
        "fechada": dominio.porque_fechada(evento),
    }
    return render(request, "municipios/presenca_porta.html", contexto)


@require_POST
@somente_equipe
def presenca_marcar(request: HttpRequest, pk: int) -> HttpResponse:
    """Um toque: marca (`inscricao`), recebe quem veio sem convite (`ente`) ou desfaz."""
    evento = _evento(request, pk)
    try:
        messages.success(request, _marcar(request, evento))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    busca = request.POST.get("busca", "")
    volta = f"?{urlencode({'busca': busca})}" if busca else ""
    return redirect(f"{reverse('presenca_porta', args=[pk])}{volta}")


@never_cache
@somente_equipe
def presenca_entrada(request: HttpRequest, codigo: str) -> HttpResponse:
    """O que o QR code abre: conferir quantos vieram e marcar; depois, corrigir."""
    inscricao = inscricao_da_credencial(codigo)
    if inscricao is None:
        raise Http404("Este QR code não é de um convite deste portal.")
    _exigir(request)
    presenca = _valendo(inscricao)
    base: Any = presenca or inscricao
    form = QuemVeioForm(
        request.POST or None, initial={"pessoas": base.pessoas, "nomes": base.nomes}
    )
    if tentar(form, lambda: _gravar(request, inscricao, presenca, form.cleaned_data)):
        messages.success(request, f"{inscricao.ente}: presença gravada.")
        return redirect("presenca_porta", inscricao.evento_id)
    contexto = {
        "inscricao": inscricao,
        "evento": inscricao.evento,
        "presenca": presenca,
        "form": form,
        "fechada": dominio.porque_fechada(inscricao.evento),
    }
    return render(request, "municipios/presenca_entrada.html", contexto)


@never_cache
@somente_equipe
def presenca_importar(request: HttpRequest, pk: int) -> HttpResponse:
    """Recebe a lista; a diferença se confere e se confirma na página da importação."""
    evento = _evento(request, pk)
    form = ListaDePresencaForm(request.POST or None, request.FILES or None)
    nova = tentar(form, lambda: _receber(request, evento, form.cleaned_data["arquivo"]))
    if nova:
        transaction.on_commit(importar.delay, robust=True)
        return redirect("admin:municipios_importacao_change", nova.pk)
    contexto = {"evento": evento, "form": form, "fechada": dominio.porque_fechada(evento)}
    return render(request, "municipios/presenca_importar.html", contexto)


def _receber(request: HttpRequest, evento: Evento, arquivo: Arquivo) -> Importacao:
    tipo = TipoImportacao.PRESENCAS
    return receber(arquivo, por=pessoa(request), tipo=tipo, evento=evento.pk)


def _marcar(request: HttpRequest, evento: Evento) -> str:
    por, dados = pessoa(request), request.POST
    if "presenca" in dados:
        presencas = Presenca.objects.do_evento(evento.pk).select_related("inscricao__ente")
        presenca = get_object_or_404(presencas, pk=_numero(dados["presenca"]))
        dominio.desfazer(presenca, por=por)
        return f"{presenca.inscricao.ente}: presença desfeita."
    if "ente" in dados:
        ente = get_object_or_404(Ente.objects.ativos().de_codigo(dados["ente"]))
        marcada = dominio.chegar(evento, ente, por=por)
    else:
        inscricoes = evento.inscricoes.select_related("ente")
        inscricao = get_object_or_404(inscricoes, pk=_numero(dados.get("inscricao", "")))
        marcada, ente = dominio.marcar(inscricao, por=por), inscricao.ente
    hora = timezone.localtime(marcada.marcada_em)
    return f"{ente}: presente desde {hora:%H:%M}, por {marcada.marcada_por}."


def _gravar(
    request: HttpRequest, inscricao: Inscricao, presenca: Presenca | None, dados: dict[str, Any]
) -> Presenca:
    if presenca:
        return dominio.corrigir(presenca, por=pessoa(request), **dados)
    return dominio.marcar(inscricao, por=pessoa(request), origem=OrigemPresenca.QR, **dados)


def _valendo(inscricao: Inscricao) -> Presenca | None:
    presenca = getattr(inscricao, "presenca", None)
    return presenca if presenca and presenca.vale else None


def _numero(texto: str) -> int:
    if not (texto.isascii() and texto.isdecimal() and len(texto) < 18):
        raise Http404
    return int(texto)


def _evento(request: HttpRequest, pk: int) -> Evento:
    _exigir(request)
    return get_object_or_404(Evento.objects.visiveis_para(request.user), pk=pk)


def _exigir(request: HttpRequest) -> None:
    if not conduz_evento(pessoa(request)):
        raise PermissionDenied("Quem recebe os convidados são os analistas e a coordenação.")
