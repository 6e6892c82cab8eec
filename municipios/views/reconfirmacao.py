"""Quem responde pelo ente continua o mesmo? Confirmar cada pessoa, ou dispensar a pergunta."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from municipios.domain import reconfirmacao as dominio
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Autoridade, Reconfirmacao
from municipios.permissions import age_pelo_ente, eh_autoridade_do_ente, equipe_age_pelo_ente


def reconfirmacao_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    perguntas = (
        Reconfirmacao.objects.visiveis_para(request.user)
        .filter(ente=ente)
        .select_related("campanha", "autoridade", "ponto_focal", "resolvida_por")
    )
    usuario = pessoa(request)
    age = age_pelo_ente(usuario, ente)
    da_equipe = age and usuario.eh_da_equipe
    no_cargo = Autoridade.objects.no_cargo_em().filter(ente=ente)
    contexto = {
        "ente": ente,
        "em_aberto": perguntas.em_aberto(),
        "respondidas": perguntas.exclude(pk__in=perguntas.em_aberto().values("pk")).order_by(
            "-resolvida_em", "-pk"
        )[:50],
        "no_cargo": set(no_cargo.values_list("pk", flat=True)),
        "pode_confirmar": age,
        "pode_trocar": da_equipe or eh_autoridade_do_ente(usuario, ente),
        "da_equipe": da_equipe,
    }
    return render(request, "municipios/reconfirmacao_listar.html", contexto)


@require_POST
def reconfirmacao_confirmar(request: HttpRequest, pk: int) -> HttpResponse:
    pergunta = _achar(request, pk)
    try:
        dominio.confirmar(pergunta, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        messages.success(request, f"Confirmado: {pergunta.pessoa} continua.")
    return redirect("reconfirmacao_listar", pergunta.ente_id)


def reconfirmacao_dispensar(request: HttpRequest, pk: int) -> HttpResponse:
    pergunta = _achar(request, pk)
    if not equipe_age_pelo_ente(pessoa(request), pergunta):
        raise PermissionDenied("Quem dispensa a resposta é a SGD.")
    form = MotivoForm(request.POST or None)
    if tentar(form, lambda: dominio.dispensar(pergunta, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "A resposta foi dispensada.")
        return redirect("reconfirmacao_listar", pergunta.ente_id)
    contexto = {"ente": pergunta.ente, "pergunta": pergunta, "form": form}
    return render(request, "municipios/reconfirmacao_dispensar.html", contexto)


def _achar(request: HttpRequest, pk: int) -> Reconfirmacao:
    visiveis = Reconfirmacao.objects.visiveis_para(request.user)
    return get_object_or_404(visiveis.select_related("ente", "autoridade", "ponto_focal"), pk=pk)
