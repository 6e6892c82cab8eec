"""A equipe só age com segundo fator: por senha pura, a sessão serve para configurá-lo e sair."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from municipios.http.autenticacao import provou_segundo_fator
from municipios.models import Usuario

ROTAS_LIVRES = {
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_index",
    "mfa_reauthenticate",
    "sair",
}


def somente_equipe(view: Callable[..., Any]) -> Callable[..., Any]:
    """Página da equipe: para os demais, não existe. O segundo fator deles é o do GOV.BR."""

    @wraps(view)
    def embrulhada(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not request.user.is_staff:
            raise Http404
        return view(request, *args, **kwargs)

    return embrulhada


class SegundoFatorDaEquipeMiddleware:
    """Vale para qualquer porta: uma sessão que pulou o código não passa daqui."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        usuario = request.user
        if not isinstance(usuario, Usuario) or not usuario.is_staff:
            return None
        rota = request.resolver_match.url_name if request.resolver_match else None
        if rota in ROTAS_LIVRES or provou_segundo_fator(request):
            return None
        if Authenticator.objects.filter(user=usuario, type=Authenticator.Type.TOTP).exists():
            logout(request)
            return redirect("account_login")
        if settings.SEGUNDO_FATOR_OBRIGATORIO:
            messages.warning(
                request, "Antes de continuar, ative o segundo fator: a equipe só age com ele."
            )
            return redirect("mfa_activate_totp")
        return None
