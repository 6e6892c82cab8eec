"""Os materiais de um evento: a equipe põe e retira; o convidado baixa pelo endereço dele."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from municipios.domain import material as dominio
from municipios.domain.inscricao import ConviteDesconhecido, achar
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.material import MaterialForm
from municipios.forms.tentar import tentar
from municipios.http.arquivo import anexo
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Evento, Material
from municipios.permissions import conduz_evento


@never_cache
@somente_equipe
def material_listar(request: HttpRequest, pk: int) -> HttpResponse:
    if not conduz_evento(pessoa(request)):
        raise PermissionDenied("Quem põe materiais são os analistas e a coordenação.")
    evento = get_object_or_404(Evento.objects.visiveis_para(request.user), pk=pk)
    form = MaterialForm(request.POST or None, request.FILES or None)
    if tentar(form, lambda: dominio.juntar(evento, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "Material gravado.")
        return redirect("material_listar", pk)
    contexto = {"evento": evento, "form": form, "materiais": evento.materiais.disponiveis()}
    return render(request, "municipios/material_listar.html", contexto)


@require_POST
@somente_equipe
def material_retirar(request: HttpRequest, pk: int) -> HttpResponse:
    material = get_object_or_404(Material, pk=pk)
    try:
        dominio.retirar(material, por=pessoa(request))
        messages.success(request, f"“{material}” foi retirado: os convidados não o veem mais.")
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    return redirect("material_listar", material.evento_id)


@require_safe
@somente_equipe
def material_conferir(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A equipe baixa o que pôs, mesmo que os convidados ainda não vejam."""
    return _baixar(get_object_or_404(Material.objects.exclude(arquivo=""), pk=pk))


@require_safe
@never_cache
@login_not_required
def material_baixar(request: HttpRequest, segredo: str, pk: int) -> HttpResponseBase:
    try:
        evento = achar(segredo).evento
    except ConviteDesconhecido as erro:
        raise Http404 from erro
    visiveis = Material.objects.para_convidados(evento).exclude(arquivo="")
    return _baixar(get_object_or_404(visiveis, pk=pk))


def _baixar(material: Material) -> HttpResponseBase:
    try:
        return anexo(material.arquivo.open("rb"), material.nome_original)
    except FileNotFoundError as falta:
        raise Http404("O arquivo ainda não está no lugar. Tente de novo daqui a pouco.") from falta
