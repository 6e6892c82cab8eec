"""O provedor `govbr` do allauth: daqui vêm `state` de uso único, PKCE e o endereço do pedido.

O que o allauth não faz neste fluxo (nonce, assinatura do id_token, emissor exato) é nosso, em
`municipios.govbr`. Não se guarda `SocialAccount`: a pessoa é o CPF do `Usuario`, e token nenhum
sobrevive à volta.
"""

from typing import Any

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from allauth.socialaccount.providers.oauth2.views import OAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from municipios.govbr.descoberta import emissor

ESCOPO = ["openid", "email", "profile", "govbr_confiabilidades", "govbr_confiabilidades_idtoken"]


def url_de_retorno() -> str:
    """Cadastrada letra por letra no GOV.BR: sai da configuração, nunca do pedido."""
    return settings.URL_PUBLICA + reverse("entrar_govbr_retorno")


class AdaptadorOAuthGovBr(OAuth2Adapter):
    provider_id = "govbr"
    basic_auth = True

    @property
    def authorize_url(self) -> str:
        return emissor().autorizacao

    @property
    def access_token_url(self) -> str:  # type: ignore[override]
        return emissor().token

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return url_de_retorno()


class ProvedorGovBr(OAuth2Provider):
    id = "govbr"
    name = "GOV.BR"
    pkce_enabled_default = True
    oauth2_adapter_class = AdaptadorOAuthGovBr

    def get_default_scope(self) -> list[str]:
        return ESCOPO


def provedor(request: HttpRequest) -> Any:
    """Montado da configuração a cada pedido: não há `SocialApp` no banco."""
    app = SocialApp(
        provider=ProvedorGovBr.id,
        provider_id=ProvedorGovBr.id,
        name=ProvedorGovBr.name,
        client_id=settings.GOVBR_CLIENT_ID,
        secret=settings.GOVBR_CLIENT_SECRET,
    )
    return ProvedorGovBr(request, app=app)
