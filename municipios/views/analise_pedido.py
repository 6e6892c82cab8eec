"""A equipe responde aos pedidos de registro de autoridade: fila, aceitar, devolver, recusar."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from municipios.domain import analise_pedido as dominio
from municipios.forms.pedido_autoridade import AceitarForm, DevolverForm, RecusarForm
from municipios.forms.tentar import tentar
from municipios.http.paginacao import paginar
from municipios.http.pedido_autoridade import pedido_para
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import PedidoAutoridade
from municipios.permissions import confere_pedido

NAO_CONFERE = "Quem responde é a equipe da SGD que age por este ente, e nunca quem pediu."


@never_cache
@somente_equipe
def pedido_autoridade_listar(request: HttpRequest) -> HttpResponse:
    """O que espera há mais tempo vem antes; os respondidos, do mais novo ao mais antigo."""
    visiveis = PedidoAutoridade.objects.visiveis_para(request.user).select_related("ente")
    respondidos = request.GET.get("recorte") == "outros"
    fila = visiveis.a_conferir()
    outros = visiveis.exclude(pk__in=fila.order_by().values("pk"))
    consulta = outros if respondidos else fila
    pagina = paginar(request, consulta, campo="enviado_em", decrescente=respondidos)
    contexto = {"pagina": pagina, "respondidos": respondidos}
    return render(request, "municipios/pedido_autoridade_listar.html", contexto)


def pedido_autoridade_aceitar(request: HttpRequest, pk: int) -> HttpResponse:
    dito = "Autoridade registrada. A pessoa já pode entrar e assinar o termo."
    return _responder(request, pk, "aceitar", dominio.aceitar, AceitarForm, dito)


def pedido_autoridade_devolver(request: HttpRequest, pk: int) -> HttpResponse:
    dito = "Pedido devolvido; quem pediu recebe um e-mail com o que falta."
    return _responder(request, pk, "devolver", dominio.devolver, DevolverForm, dito)


def pedido_autoridade_recusar(request: HttpRequest, pk: int) -> HttpResponse:
    dito = "Pedido recusado; quem pediu recebe o motivo por e-mail."
    return _responder(request, pk, "recusar", dominio.recusar, RecusarForm, dito)


def _responder(
    request: HttpRequest,
    pk: int,
    ato: str,
    verbo: Callable[..., PedidoAutoridade],
    modelo: type[forms.Form],
    dito: str,
) -> HttpResponse:
    pedido = pedido_para(request, pk, confere_pedido, NAO_CONFERE)
    form: Any = modelo(request.POST if request.method == "POST" else None)
    if tentar(form, lambda: verbo(pedido, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, dito)
        return redirect("pedido_autoridade_ver", pedido.pk)
    lugar = dominio.mandatos_no_lugar(pedido)
    contexto = {"ente": pedido.ente, "pedido": pedido, "form": form, "no_lugar": lugar}
    return render(request, f"municipios/pedido_autoridade_{ato}.html", contexto)
