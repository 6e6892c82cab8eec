"""Publicar um texto do termo, vendo antes a quem ele pede outra assinatura."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from municipios.domain.modelo_termo import publicar
from municipios.domain.progresso_renovacao import previa
from municipios.forms.modelo_termo import PublicacaoForm
from municipios.forms.tentar import tentar
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import ModeloTermo
from municipios.permissions import coordena
from municipios.tasks import varrer_renovacoes


@never_cache
@somente_equipe
def modelo_termo_publicar(request: HttpRequest, pk: int) -> HttpResponse:
    """Primeiro mostra o que muda para quem; só a segunda vez, com `publicar`, grava."""
    if not coordena(pessoa(request)):
        raise PermissionDenied("Quem publica o texto do termo é a coordenação.")
    modelo = get_object_or_404(ModeloTermo, pk=pk)
    form = PublicacaoForm(request.POST or None, modelo=modelo)
    contexto: dict[str, Any] = {"modelo": modelo, "form": form}
    if "publicar" in request.POST:
        verbo = lambda: publicar(modelo, por=pessoa(request), **form.cleaned_data)  # noqa: E731
        publicado = tentar(form, verbo)
        if publicado:
            return _o_que_vem(request, publicado)
    if form.is_bound and form.is_valid():
        contexto["exige"] = form.cleaned_data["exige_nova_assinatura"]
        contexto["coorte"] = form.cleaned_data["coorte"]
        contexto["prazo"] = form.cleaned_data["prazo"]
        contexto["previa"] = previa(modelo, form.cleaned_data["coorte"])
    return render(request, "municipios/modelo_termo_publicar.html", contexto)


def _o_que_vem(request: HttpRequest, modelo: ModeloTermo) -> HttpResponse:
    messages.success(request, f"{modelo}: publicado; vale em {modelo.inicio:%d/%m/%Y}.")
    renovacao = modelo.renovacoes.first()
    if renovacao is None:
        return redirect("admin:municipios_modelotermo_change", modelo.pk)
    transaction.on_commit(varrer_renovacoes.delay)
    return redirect("renovacao_ver", renovacao.pk)
