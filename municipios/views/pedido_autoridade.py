"""Pedir o registro de quem chefia o Executivo: escolher o ente, escrever, enviar, acompanhar."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from municipios.choices.pedido_autoridade import OrigemPedido
from municipios.domain import pedido_autoridade as dominio
from municipios.domain.analise_pedido import mandatos_no_lugar
from municipios.domain.assinatura import NIVEIS_QUE_ASSINAM
from municipios.domain.transicoes import TransicaoInvalida, permitidas
from municipios.forms.pedido_autoridade import (
    CompletarPedidoForm,
    CompletarPropostaForm,
    PedidoForm,
    PropostaForm,
)
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_administrado
from municipios.http.pedido_autoridade import pedido_para, pedido_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Autoridade, Ente, Historico, PedidoAutoridade
from municipios.permissions import eh_autoridade_do_ente, pede_registro, representa_o_ente

ACHADOS = 20
DA_EQUIPE = "A SGD não pede: registra a autoridade na página do ente."
SO_QUEM_PEDIU = "Quem muda o pedido é quem o fez."


@never_cache
def pedido_autoridade_escolher(request: HttpRequest) -> HttpResponse:
    """Os pedidos da pessoa, e a busca do ente para fazer outro."""
    if pessoa(request).eh_da_equipe:
        raise PermissionDenied(DA_EQUIPE)
    texto = request.GET.get("busca", "").replace("\0", "").strip()[:120]
    contexto = {
        "texto": texto,
        "entes": Ente.objects.ativos().buscar(texto)[:ACHADOS] if texto else [],
        "pedidos": PedidoAutoridade.objects.visiveis_para(request.user).select_related("ente")[:50],
        "conta_basta": pessoa(request).nivel_conta in NIVEIS_QUE_ASSINAM,
    }
    return render(request, "municipios/pedido_autoridade_escolher.html", contexto)


def pedido_autoridade_novo(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = get_object_or_404(Ente.objects.ativos().de_codigo(codigo_ibge))
    if pessoa(request).eh_da_equipe:
        raise PermissionDenied(DA_EQUIPE)
    if pessoa(request).nivel_conta not in NIVEIS_QUE_ASSINAM:
        return redirect("pedido_autoridade_escolher")
    return _pedir(request, ente, PedidoForm, OrigemPedido.PESSOA, "pedido_autoridade_novo")


def pedido_autoridade_propor(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_administrado(request, codigo_ibge)
    if pessoa(request).eh_da_equipe or not representa_o_ente(pessoa(request), ente):
        raise PermissionDenied(DA_EQUIPE)
    return _pedir(request, ente, PropostaForm, OrigemPedido.ENTE, "pedido_autoridade_propor")


@never_cache
def pedido_autoridade_ver(request: HttpRequest, pk: int) -> HttpResponse:
    pedido, usuario = pedido_visivel(request, pk), pessoa(request)
    contexto: dict[str, Any] = {
        "ente": pedido.ente,
        "pedido": pedido,
        "documentos": pedido.documentos.order_by("-pk"),
        "acoes": {t.nome for t in permitidas(pedido, dominio.TRANSICOES, usuario)},
        "atos": Historico.objects.de(pedido).select_related("por"),
        "ja_age": eh_autoridade_do_ente(usuario, pedido),
    }
    if usuario.eh_da_equipe:
        outros = PedidoAutoridade.objects.enviados().em_aberto().filter(ente=pedido.ente)
        contexto |= {
            "no_cargo": Autoridade.objects.no_cargo_em().filter(ente=pedido.ente),
            "no_lugar": mandatos_no_lugar(pedido),
            "outros": outros.exclude(pk=pedido.pk),
        }
    return render(request, "municipios/pedido_autoridade_ver.html", contexto)


def pedido_autoridade_completar(request: HttpRequest, pk: int) -> HttpResponse:
    pedido = pedido_para(request, pk, pede_registro, SO_QUEM_PEDIU)
    if not pedido.com_quem_pediu:
        messages.warning(request, "Este pedido já está com a SGD, ou terminou: veja a situação.")
        return redirect("pedido_autoridade_ver", pedido.pk)
    modelo = CompletarPedidoForm if pedido.eh_da_propria_pessoa else CompletarPropostaForm
    form: Any = modelo(
        request.POST or None, request.FILES or None, instance=pedido, ente=pedido.ente
    )
    fazer = dominio.completar
    dados = {"por": pessoa(request), "enviar_ja": form.enviar_ja}
    feito = tentar(form, lambda: fazer(pedido, **dados, **form.cleaned_data))
    if feito:
        return _feito(request, feito, enviado=form.enviar_ja)
    contexto = {"ente": pedido.ente, "pedido": pedido, "form": form}
    return render(request, "municipios/pedido_autoridade_completar.html", contexto)


@require_POST
def pedido_autoridade_retirar(request: HttpRequest, pk: int) -> HttpResponse:
    pedido = pedido_para(request, pk, pede_registro, SO_QUEM_PEDIU)
    try:
        dominio.retirar(pedido, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        messages.success(request, "O pedido foi retirado. Você pode fazer outro quando quiser.")
    return redirect("pedido_autoridade_ver", pedido.pk)


def _pedir(
    request: HttpRequest, ente: Ente, modelo: type[PedidoForm], origem: str, rota: str
) -> HttpResponse:
    """Quem já tem um em aberto continua nele; o envio repetido leva ao mesmo pedido."""
    usuario = pessoa(request)
    aberto = PedidoAutoridade.objects.em_aberto().filter(ente=ente, por=usuario).first()
    if aberto:
        return redirect("pedido_autoridade_ver", aberto.pk)
    form: Any = modelo(request.POST or None, request.FILES or None, ente=ente)
    dados = {"por": usuario, "origem": origem, "enviar_ja": form.enviar_ja}
    novo = tentar(form, lambda: dominio.pedir(ente, **dados, **form.cleaned_data))
    if novo:
        return _feito(request, novo, enviado=form.enviar_ja)
    return render(request, f"municipios/{rota}.html", {"ente": ente, "form": form})


def _feito(request: HttpRequest, pedido: PedidoAutoridade, *, enviado: bool) -> HttpResponse:
    guardado = "Guardado. Ainda não foi à SGD: continue quando quiser."
    messages.success(request, "Pedido enviado à SGD." if enviado else guardado)
    return redirect("pedido_autoridade_ver", pedido.pk)
