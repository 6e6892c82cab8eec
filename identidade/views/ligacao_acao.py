"""Ligar uma ação do plano à implantação que a cumpre, e desligar."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from identidade.domain.ligacao_acao import desligar, pode_ligar
from identidade.forms.acao import LigacaoForm
from identidade.views.acao import acao_visivel
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.tentar import tentar
from municipios.http.pessoa import pessoa


def acao_ligar(request: HttpRequest, pk: int) -> HttpResponse:
    acao = acao_visivel(request, pk)
    if not pode_ligar(acao, pessoa(request)):
        raise PermissionDenied("Esta ação não se liga a uma implantação agora, ou não cabe a você.")
    form = LigacaoForm(request.POST or None, acao=acao)
    if tentar(form, lambda: form.ligar(acao, por=pessoa(request))):
        messages.success(request, "Ação ligada. O portal propõe concluí-la quando chegar a hora.")
        return redirect("acao_ver", pk)
    titulo = f"Ligar a uma implantação: {acao}"
    contexto = {"plano": acao.plano, "acao": acao, "form": form, "titulo": titulo}
    return render(request, "identidade/acao_mudar.html", contexto)


@require_POST
def acao_desligar(request: HttpRequest, pk: int) -> HttpResponse:
    acao = acao_visivel(request, pk)
    try:
        desligar(acao, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.warning(request, str(recusa))
    else:
        messages.success(request, "Ação desligada da implantação.")
    return redirect("acao_ver", pk)
