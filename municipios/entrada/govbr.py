"""A ida ao GOV.BR e a volta: do botão à sessão aberta."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect

from municipios.domain.hub import confirmar_operador
from municipios.domain.ponto_focal import confirmar_no_primeiro_acesso
from municipios.domain.usuario import receber_do_govbr
from municipios.entrada.provedor import provedor, url_de_retorno
from municipios.govbr.conversa import pedir
from municipios.govbr.descoberta import emissor
from municipios.govbr.id_token import conferir
from municipios.govbr.identidade import identidade
from municipios.govbr.recusa import EntradaRecusada, Motivo
from municipios.http.autenticacao import registrar_govbr
from municipios.models import Usuario

_MOTOR = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Volta:
    usuario: Usuario
    destino: str


def ir(request: HttpRequest, *, destino: str) -> HttpResponseRedirect:
    """Leva ao GOV.BR com `state`, `nonce` e PKCE deste pedido, guardados na sessão.

    Raises:
        EntradaRecusada: o GOV.BR não respondeu à descoberta.
    """
    nonce = secrets.token_urlsafe(32)
    resposta: HttpResponseRedirect = provedor(request).redirect(
        request, process="login", next_url=destino, auth_params={"nonce": nonce}, nonce=nonce
    )
    return resposta


def voltar(request: HttpRequest) -> Volta:
    """Confere a volta, acha ou cria a pessoa pelo CPF e abre uma sessão nova.

    Raises:
        EntradaRecusada: qualquer desvio; nenhuma sessão é aberta.
    """
    pedido = _pedido(request)
    if erro := request.GET.get("error"):
        cancelou = erro == "access_denied"
        raise EntradaRecusada(
            Motivo.CANCELADA if cancelou else Motivo.GOVBR_RECUSOU, "erro na volta"
        )
    if request.GET.get("iss", emissor().emissor) != emissor().emissor:
        raise EntradaRecusada(Motivo.IDENTIDADE_NAO_CONFIRMADA, "volta de outro emissor")
    id_token = _trocar(request.GET.get("code", ""), pedido["pkce_code_verifier"])
    pessoa = identidade(conferir(id_token, nonce=pedido["nonce"]))
    usuario = receber_do_govbr(pessoa)
    if not usuario.is_active:
        raise EntradaRecusada(Motivo.CONTA_INATIVA, "conta desativada no portal")
    # Sessão nova: nada do que havia antes (de ninguém) atravessa a entrada.
    request.session.flush()
    login(request, usuario, backend=_MOTOR)
    registrar_govbr(request, usuario)
    confirmar_no_primeiro_acesso(usuario)
    confirmar_operador(usuario)
    return Volta(usuario, pedido.get("next", ""))


def _pedido(request: HttpRequest) -> dict[str, str]:
    """O pedido que esta sessão fez; ler é gastar, então um `state` repetido não acha nada."""
    try:
        return dict(provedor(request).unstash_redirect_state(request, request.GET.get("state", "")))
    except PermissionDenied as erro:
        raise EntradaRecusada(Motivo.PEDIDO_DESCONHECIDO, "state desconhecido") from erro


def _trocar(codigo: str, verificador: str) -> str:
    """Troca o código pelo id_token. O token de acesso é descartado aqui mesmo."""
    if not codigo:
        raise EntradaRecusada(Motivo.GOVBR_RECUSOU, "volta sem código")
    resposta = pedir(
        "POST",
        emissor().token,
        auth=(settings.GOVBR_CLIENT_ID, settings.GOVBR_CLIENT_SECRET),
        data={
            "grant_type": "authorization_code",
            "code": codigo,
            "redirect_uri": url_de_retorno(),
            "code_verifier": verificador,
        },
    )
    id_token = resposta.get("id_token")
    if not isinstance(id_token, str):
        raise EntradaRecusada(Motivo.GOVBR_RECUSOU, "resposta sem id_token")
    return id_token
