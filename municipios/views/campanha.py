"""Campanhas de reconfirmação, para a equipe: quais há, abrir outra vendo antes quem alcança."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from municipios.choices import Uf
from municipios.domain import campanha as dominio
from municipios.domain import progresso_campanha as progresso
from municipios.domain.transicoes import permitidas
from municipios.forms.campanha import CampanhaForm
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Campanha
from municipios.permissions import conduz_campanha
from municipios.tasks import abrir_campanhas, terminar_campanhas

CABECALHO = (
    "codigo_ibge", "ente", "uf", "esfera", "sobre", "pessoa", "situacao", "prazo", "contatos"
)  # fmt: skip


@never_cache
@somente_equipe
def campanha_listar(request: HttpRequest) -> HttpResponse:
    campanhas = progresso.com_progresso(Campanha.objects.visiveis_para(request.user))
    contexto = {
        "pagina": paginar(request, campanhas, campo="inicio", decrescente=True),
        "pode_abrir": conduz_campanha(pessoa(request)),
    }
    return render(request, "municipios/campanha_listar.html", contexto)


@never_cache
@somente_equipe
def campanha_nova(request: HttpRequest) -> HttpResponse:
    """Primeiro mostra quem alcança; só a segunda vez, com `abrir`, grava."""
    if not conduz_campanha(pessoa(request)):
        raise PermissionDenied("Quem abre campanhas são os analistas e a coordenação.")
    form = CampanhaForm(request.POST or None)
    contexto: dict[str, Any] = {"form": form}
    if "abrir" in request.POST:
        nova = tentar(form, lambda: dominio.programar(form.instance, por=pessoa(request)))
        if nova:
            transaction.on_commit(abrir_campanhas.delay)
            messages.success(request, _o_que_vem(nova))
            return redirect("campanha_ver", nova.pk)
    if form.is_bound and form.is_valid():
        contexto["previa"] = progresso.previa(form.instance)
    return render(request, "municipios/campanha_nova.html", contexto)


@never_cache
@somente_equipe
def campanha_ver(request: HttpRequest, pk: int) -> HttpResponse:
    campanha, uf = _achar(request, pk), _uf(request)
    parcelas = progresso.por_uf(campanha)
    pagina = paginar(request, progresso.que_faltam(campanha, uf), campo="ente_id")
    contexto = {
        "campanha": campanha,
        "uf": uf,
        "ufs": parcelas,
        "total": progresso.no_todo(parcelas),
        "situacoes": progresso.por_situacao(campanha),
        "pagina": pagina,
        "faltam": progresso.com_contatos(pagina.linhas),
        "previa": progresso.previa(campanha) if campanha.esta_programada else None,
        "pode_encerrar": permitidas(campanha, (dominio.ENCERRAR,), pessoa(request)),
    }
    return render(request, "municipios/campanha_ver.html", contexto)


@never_cache
@somente_equipe
def campanha_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    campanha, uf = _achar(request, pk), _uf(request)
    linhas = progresso.linhas_do_csv(campanha, uf)
    return resposta_csv(f"campanha-{campanha.pk}-faltam{'-' if uf else ''}{uf}", CABECALHO, linhas)


@never_cache
@somente_equipe
def campanha_encerrar(request: HttpRequest, pk: int) -> HttpResponse:
    campanha = _achar(request, pk)
    if not conduz_campanha(pessoa(request)):
        raise PermissionDenied("Quem encerra campanhas são os analistas e a coordenação.")
    form = MotivoForm(request.POST or None)
    if tentar(form, lambda: dominio.encerrar(campanha, por=pessoa(request), **form.cleaned_data)):
        transaction.on_commit(terminar_campanhas.delay)
        messages.success(request, f"{campanha}: o encerramento começou. Acompanhe nesta página.")
        return redirect("campanha_ver", campanha.pk)
    return render(
        request, "municipios/campanha_encerrar.html", {"campanha": campanha, "form": form}
    )


def _o_que_vem(nova: Campanha) -> str:
    if nova.inicio > timezone.localdate():
        return f"Campanha programada: os entes recebem a pergunta em {nova.inicio:%d/%m/%Y}."
    return "Campanha programada: abre em instantes. Recarregue a página para acompanhar."


def _achar(request: HttpRequest, pk: int) -> Campanha:
    visiveis = Campanha.objects.visiveis_para(request.user).select_related(
        "coorte", "criada_por", "encerrada_por"
    )
    return get_object_or_404(visiveis, pk=pk)


def _uf(request: HttpRequest) -> str:
    uf = request.GET.get("uf", "")
    return uf if uf in Uf else ""
