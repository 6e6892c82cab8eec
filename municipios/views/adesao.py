"""A adesão de um ente: como está, quem assinou, o que houve; e o que a equipe faz com ela."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from municipios.domain import adesao_anterior, denuncia
from municipios.domain.adesao import TRANSICOES
from municipios.domain.andamento_adesao import andamento_da_adesao
from municipios.domain.correcao import correcoes
from municipios.domain.prazo_analise import relogio_da_analise
from municipios.domain.transicoes import permitidas
from municipios.forms.adesao import (
    CorrecaoDeAdesaoForm,
    DenunciaForm,
    RegistroDeAdesaoForm,
    SubstituicaoDeAdesaoForm,
)
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.adesao import adesao_para
from municipios.http.ente import ente_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Adesao, Assinatura, Ente, Historico, Reassinatura
from municipios.permissions import age_pelo_ente, assina_o_termo, equipe_age_pelo_ente


def adesao_ver(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    adesoes = _adesoes(request, ente)
    preparada = next((a for a in adesoes if a.esta_em_preparacao), None)
    pode = equipe_age_pelo_ente(pessoa(request), ente)
    contexto = {
        "ente": ente,
        "pode_mudar": pode,
        "pode_preparar": pode or age_pelo_ente(pessoa(request), ente),
        "assinar_ate": getattr(adesoes[0], "assinar_ate", None) if adesoes else None,
        **_preparo(request, preparada, pode),
        **_registradas(request, [a for a in adesoes if not a.esta_em_preparacao], pode),
        **_historia(request, ente),
    }
    return render(request, "municipios/adesao_ver.html", contexto)


def _preparo(request: HttpRequest, preparada: Adesao | None, pode: bool) -> dict[str, Any]:
    """A adesão que se prepara no portal, e o que esta pessoa faz com ela."""
    quem, no_portal = pessoa(request), settings.ASSINATURA.ligada
    return {
        "andamento": andamento_da_adesao(preparada, quem) if preparada else None,
        "pode_assinar": bool(preparada and no_portal and assina_o_termo(quem, preparada)),
        "assina_no_portal": no_portal,
        "relogio": relogio_da_analise(preparada) if preparada and pode else None,
    }


def _registradas(request: HttpRequest, adesoes: list[Adesao], pode: bool) -> dict[str, Any]:
    """Os termos já assinados, cada um com o que cabe fazer."""
    em_vigor = any(a.esta_em_vigor for a in adesoes)
    return {
        "adesoes": [(a, permitidas(a, TRANSICOES, pessoa(request))) for a in adesoes],
        "em_vigor": em_vigor,
        "pode_registrar": pode and not em_vigor,
    }


def _historia(request: HttpRequest, ente: Ente) -> dict[str, Any]:
    do_ente = Historico.objects.visiveis_para(request.user).filter(ente=ente)
    atos = list(do_ente.sobre(Adesao).select_related("por")[:50])
    return {"atos": atos, "correcoes": correcoes(atos)}


def _adesoes(request: HttpRequest, ente: Ente) -> list[Adesao]:
    """As do ente, cada uma com quem assinou pela SGD, o código público e o prazo de reassinar."""
    pedido = Reassinatura.objects.em_aberto().filter(ente=ente).values("prazo")
    aceitas = Assinatura.objects.aceitas().filter(adesao=OuterRef("pk")).order_by("-pk")
    adesoes = Adesao.objects.visiveis_para(request.user).filter(ente=ente)
    adesoes = adesoes.annotate(
        assinar_ate=Subquery(pedido[:1]),
        pela_sgd=Subquery(aceitas.da_sgd().values("signatario_nome")[:1]),
        codigo_publico=Subquery(aceitas.values("termo__codigo")[:1]),
    )
    juntos = ("ente", "autoridade", "documento", "denuncia_documento")
    return list(adesoes.select_related(*juntos))


def adesao_registrar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    if not equipe_age_pelo_ente(pessoa(request), ente):
        raise PermissionDenied("Só a SGD registra adesão assinada fora do portal.")
    form = RegistroDeAdesaoForm(request.POST or None, request.FILES or None, ente=ente)
    registrar = adesao_anterior.registrar_anterior
    if tentar(form, lambda: registrar(ente, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, f"Adesão de {ente} registrada.")
        return redirect("adesao_ver", ente.pk)
    return render(request, "municipios/adesao_registrar.html", {"ente": ente, "form": form})


def adesao_substituir(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = _que_a_equipe_muda(request, pk)
    dados = (request.POST or None, request.FILES or None)
    form = SubstituicaoDeAdesaoForm(*dados, ente=adesao.ente)
    return _mudar(request, adesao, form, "substituir", adesao_anterior.substituir)


def adesao_denunciar(request: HttpRequest, pk: int) -> HttpResponse:
    form = DenunciaForm(request.POST or None, request.FILES or None)
    return _mudar(request, _que_a_equipe_muda(request, pk), form, "denunciar", denuncia.denunciar)


def adesao_retirar_denuncia(request: HttpRequest, pk: int) -> HttpResponse:
    adesao, form = _que_a_equipe_muda(request, pk), MotivoForm(request.POST or None)
    return _mudar(request, adesao, form, "retirar_denuncia", denuncia.retirar_denuncia)


def adesao_encerrar(request: HttpRequest, pk: int) -> HttpResponse:
    form = MotivoForm(request.POST or None)
    return _mudar(request, _que_a_equipe_muda(request, pk), form, "encerrar", denuncia.encerrar)


def adesao_corrigir(request: HttpRequest, pk: int) -> HttpResponse:
    adesao = _que_a_equipe_muda(request, pk)
    form = CorrecaoDeAdesaoForm(request.POST or None, adesao=adesao)
    return _mudar(request, adesao, form, "corrigir", adesao_anterior.corrigir)


def _que_a_equipe_muda(request: HttpRequest, pk: int) -> Adesao:
    recusa = "Só a equipe da SGD que age por este ente muda a adesão."
    return adesao_para(request, pk, equipe_age_pelo_ente, recusa)


def _mudar(
    request: HttpRequest, adesao: Adesao, form: forms.Form, ato: str, verbo: Callable[..., Adesao]
) -> HttpResponse:
    if tentar(form, lambda: verbo(adesao, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, f"Adesão de {adesao.ente}: feito, e está no histórico.")
        return redirect("adesao_ver", adesao.ente_id)
    contexto = {"ente": adesao.ente, "adesao": adesao, "form": form, "ato": ato}
    return render(request, "municipios/adesao_mudar.html", contexto)
