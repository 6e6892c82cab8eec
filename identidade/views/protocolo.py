"""Protocolos de uma implantação: registrar, ver, verificar e concluir."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from identidade.domain.protocolo import TRANSICOES
from identidade.forms.protocolo import FORMS, ProtocoloForm
from identidade.models import Implantacao, Protocolo
from municipios.domain.transicoes import TransicaoInvalida, permitidas
from municipios.http.pessoa import pessoa


def protocolo_novo(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Implantacao.objects.de_quem_responde(request.user).select_related("ente")
    implantacao = get_object_or_404(visiveis, pk=pk)
    form = ProtocoloForm(request.POST or None, implantacao=implantacao, por=pessoa(request))
    if request.method == "POST" and form.is_valid():
        try:
            novo = form.agir(implantacao, por=pessoa(request))
        except TransicaoInvalida as recusa:
            form.add_error(None, str(recusa))
        else:
            messages.success(request, f"{novo} registrado.")
            return redirect("implantacao_ver", pk)
    contexto = {"implantacao": implantacao, "form": form}
    return render(request, "identidade/protocolo_novo.html", contexto)


def protocolo_ver(request: HttpRequest, pk: int) -> HttpResponse:
    return _pagina(request, _visivel(request, pk))


@require_POST
def protocolo_agir(request: HttpRequest, pk: int, verbo: str) -> HttpResponse:
    protocolo = _visivel(request, pk)
    if verbo not in FORMS:
        raise Http404
    form = FORMS[verbo](request.POST)
    if not form.is_valid():
        return _pagina(request, protocolo, verbo, form)
    try:
        mudado = form.agir(protocolo, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.warning(request, str(recusa))
    else:
        messages.success(request, f"Feito: {mudado}.")
    return redirect("protocolo_ver", pk)


def _visivel(request: HttpRequest, pk: int) -> Protocolo:
    por_dentro = Implantacao.objects.de_quem_responde(request.user)
    visiveis = Protocolo.objects.visiveis_para(request.user).annotate(
        por_dentro=Exists(por_dentro.filter(pk=OuterRef("implantacao")))
    )
    return get_object_or_404(visiveis.select_related("implantacao__ente"), pk=pk)


def _pagina(
    request: HttpRequest, protocolo: Protocolo, verbo: str = "", enviado: Any = None
) -> HttpResponse:
    acoes = permitidas(protocolo, TRANSICOES, pessoa(request))
    contexto = {
        "protocolo": protocolo,
        "implantacao": protocolo.implantacao,
        "por_dentro": protocolo.por_dentro,  # type: ignore[attr-defined]
        "formularios": [(a, enviado if a.nome == verbo else FORMS[a.nome]()) for a in acoes],
        "form": enviado,
    }
    return render(request, "identidade/protocolo_ver.html", contexto)
