"""A sessão aberta: sair, trocar de ente, segundo fator."""

from allauth.mfa.totp.views import ActivateTOTPView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from municipios.govbr.descoberta import url_de_saida
from municipios.http.autenticacao import entrou_pelo_govbr, registrar_segundo_fator
from municipios.http.destino import destino_seguro
from municipios.http.ente_atual import trocar_ente_atual
from municipios.http.pessoa import pessoa


@login_not_required
@require_POST
def sair(request: HttpRequest) -> HttpResponse:
    """Apaga a sessão no servidor; quem entrou pelo GOV.BR passa por lá para sair também."""
    pelo_govbr = entrou_pelo_govbr(request)
    logout(request)
    volta = settings.URL_PUBLICA + reverse("saiu")
    return redirect(url_de_saida(volta) if pelo_govbr else "saiu")


@login_not_required
@never_cache
@require_GET
def saiu(request: HttpRequest) -> HttpResponse:
    return render(request, "municipios/saiu.html")


@require_POST
def trocar_ente(request: HttpRequest) -> HttpResponse:
    ente = trocar_ente_atual(request, request.POST.get("ente", ""))
    messages.success(request, f"Agora você age por {ente}.")
    return redirect(destino_seguro(request, resolve_url(settings.LOGIN_REDIRECT_URL)))


class AtivarSegundoFator(ActivateTOTPView):
    """Quem acabou de digitar o código certo já o provou nesta sessão."""

    def form_valid(self, form: object) -> HttpResponse:
        resposta: HttpResponse = super().form_valid(form)
        registrar_segundo_fator(self.request, pessoa(self.request))
        return resposta


ativar_segundo_fator = AtivarSegundoFator.as_view()
