"""Diagnóstico de um ente: lista, começo, seções, comparação, recomendações e envio."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from identidade.domain.comparacao import comparar
from identidade.domain.diagnostico import TRANSICOES, SecaoMudou, enviar, iniciar, salvar_secao
from identidade.domain.recomendacao import legivel, recomendacoes
from identidade.domain.situacao_diagnostico import situacao_das_secoes
from identidade.forms.diagnostico import SecaoForm
from identidade.models import Diagnostico, Secao
from municipios.domain.transicoes import TransicaoInvalida, permitidas
from municipios.http.ente import ente_administrado, ente_visivel
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.permissions import age_pelo_ente


def diagnostico_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    diagnosticos = Diagnostico.objects.filter(ente=ente).select_related("questionario")[:50]
    aberto = any(not diagnostico.enviado_em for diagnostico in diagnosticos)
    contexto = {
        "ente": ente,
        "diagnosticos": diagnosticos,
        "pode_comecar": not aberto and age_pelo_ente(pessoa(request), ente),
    }
    return render(request, "identidade/diagnostico_listar.html", contexto)


@require_POST
def diagnostico_novo(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_administrado(request, codigo_ibge)
    try:
        novo = iniciar(ente, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
        return redirect("diagnostico_listar", ente.pk)
    return redirect("diagnostico_ver", novo.pk)


def diagnostico_ver(request: HttpRequest, pk: int) -> HttpResponse:
    diagnostico = _visivel(request, pk)
    contexto = {
        "diagnostico": diagnostico,
        "secoes": situacao_das_secoes(diagnostico),
        "comparacoes": comparar(diagnostico),
        "recomendacoes": recomendacoes(diagnostico),
        "pode_responder": permitidas(diagnostico, TRANSICOES, pessoa(request)),
    }
    return render(request, "identidade/diagnostico_ver.html", contexto)


def diagnostico_secao(request: HttpRequest, pk: int, ordem: int) -> HttpResponse:
    diagnostico = _visivel(request, pk)
    if not age_pelo_ente(pessoa(request), diagnostico):
        raise PermissionDenied("Quem responde o diagnóstico é o ente, ou a SGD em nome dele.")
    secao = get_object_or_404(Secao, questionario=diagnostico.questionario_id, ordem=ordem)
    gravada = diagnostico.secoes.filter(secao=secao).first()
    form = SecaoForm(request.POST or None, secao=secao, gravada=gravada)
    atuais: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        atuais = _salvar(request, diagnostico, secao, form)
        if form.is_valid():
            return _depois_de_salvar(request, secao, diagnostico)
    contexto = {
        "diagnostico": diagnostico,
        "secao": secao,
        "form": form,
        "diferencas": _diferencas(form, atuais) if atuais else [],
        "total": diagnostico.questionario.secoes.count(),
        "seguinte": _seguinte(secao),
    }
    return render(request, "identidade/diagnostico_secao.html", contexto)


def _seguinte(secao: Secao) -> Secao | None:
    depois = Secao.objects.filter(questionario=secao.questionario_id, ordem__gt=secao.ordem)
    return depois.order_by("ordem").first()


def _depois_de_salvar(request: HttpRequest, secao: Secao, diagnostico: Diagnostico) -> HttpResponse:
    seguinte = _seguinte(secao) if "seguir" in request.POST else None
    if seguinte:
        return redirect("diagnostico_secao", diagnostico.pk, seguinte.ordem)
    return redirect("diagnostico_ver", diagnostico.pk)


def diagnostico_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Uma linha por resposta, na ordem do questionário."""
    diagnostico = _visivel(request, pk)
    linhas = (
        [item.secao.titulo, pergunta, resposta]
        for item in situacao_das_secoes(diagnostico)
        for pergunta, resposta in item.respostas
    )
    return resposta_csv(f"diagnostico-{pk}", ["secao", "pergunta", "resposta"], linhas)


@require_POST
def diagnostico_enviar(request: HttpRequest, pk: int) -> HttpResponse:
    diagnostico = _visivel(request, pk)
    try:
        enviar(diagnostico, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        messages.success(request, "Diagnóstico enviado. Veja abaixo as ações recomendadas.")
    return redirect("diagnostico_ver", pk)


def _visivel(request: HttpRequest, pk: int) -> Diagnostico:
    visiveis = Diagnostico.objects.visiveis_para(request.user)
    visiveis = visiveis.select_related("ente", "questionario").prefetch_related("secoes")
    return get_object_or_404(visiveis, pk=pk)


def _salvar(
    request: HttpRequest, diagnostico: Diagnostico, secao: Secao, form: SecaoForm
) -> dict[str, Any]:
    """O que o outro gravou, se gravou antes; a recusa fica no formulário."""
    versao, dados = form.cleaned_data["versao"], form.dados
    try:
        salvar_secao(diagnostico, secao, por=pessoa(request), versao=versao, dados=dados)
    except SecaoMudou as recusa:
        form.passar_a(recusa.versao)
        form.add_error(None, str(recusa))
        return recusa.atuais
    except TransicaoInvalida as recusa:
        form.add_error(None, str(recusa))
    else:
        messages.success(request, "Seção salva. Você pode continuar depois.")
    return {}


def _diferencas(form: SecaoForm, atuais: dict[str, Any]) -> list[tuple[str, str, str]]:
    seus = form.dados
    return [
        (p.texto, legivel(atuais.get(p.codigo, "")), legivel(seus[p.codigo] or ""))
        for p in form.perguntas
        if atuais.get(p.codigo) != (seus[p.codigo] if seus[p.codigo] != "" else None)
    ]
