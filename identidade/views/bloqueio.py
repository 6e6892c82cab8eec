"""Bloqueio de uma implantação: registrar e encerrar."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from identidade.forms.bloqueio import BloqueioForm, EncerrarForm
from identidade.models import Bloqueio, Implantacao
from municipios.domain.transicoes import TransicaoInvalida
from municipios.http.pessoa import pessoa


def bloqueio_novo(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Implantacao.objects.de_quem_responde(request.user).select_related("ente")
    implantacao = get_object_or_404(visiveis, pk=pk)
    textos = {
        "titulo": "Registrar o que impede o andamento",
        "explicacao": "Enquanto a bola está do outro lado, o prazo do passo não corre.",
        "rotulo": "Registrar",
    }
    form = BloqueioForm(request.POST or None)
    return _mudar(request, implantacao, implantacao, form, textos)


def bloqueio_encerrar(request: HttpRequest, pk: int) -> HttpResponse:
    por_dentro = Implantacao.objects.de_quem_responde(request.user)
    visiveis = Bloqueio.objects.filter(implantacao__in=por_dentro)
    bloqueio = get_object_or_404(visiveis.select_related("implantacao__ente", "motivo"), pk=pk)
    textos = {
        "titulo": "Encerrar o bloqueio",
        "explicacao": f"{bloqueio}. O prazo do passo volta a correr.",
        "rotulo": "Encerrar",
    }
    form = EncerrarForm(request.POST or None)
    return _mudar(request, bloqueio.implantacao, bloqueio, form, textos)


def _mudar(
    request: HttpRequest, implantacao: Implantacao, alvo: Any, form: Any, textos: dict[str, str]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            mudado = form.agir(alvo, por=pessoa(request))
        except TransicaoInvalida as recusa:
            form.add_error(None, str(recusa))
        else:
            messages.success(request, f"{mudado}: {mudado.get_situacao_display().lower()}.")
            return redirect("implantacao_ver", implantacao.pk)
    contexto = {"implantacao": implantacao, "form": form, **textos}
    return render(request, "identidade/bloqueio_mudar.html", contexto)
