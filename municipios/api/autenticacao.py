"""Quem chama a API: `Authorization: Bearer <token>`. Sem token, só o que é público."""

from django.http import HttpRequest
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from municipios.domain.token_acesso import dono_do_token
from municipios.models import Usuario

_ESQUEMA = "Bearer"


class TokenAcessoAuthentication(BaseAuthentication):
    """A pessoa do token é conferida a cada pedido: vínculo perdido, acesso perdido."""

    def authenticate(self, request: Request) -> tuple[Usuario, None] | None:
        esquema, _, texto = request.headers.get("Authorization", "").partition(" ")
        if not esquema:
            return None
        usuario = dono_do_token(texto.strip()) if esquema.lower() == _ESQUEMA.lower() else None
        if usuario is None:
            raise AuthenticationFailed(
                "Este token não existe, venceu ou foi revogado. Emita outro na página “Tokens da "
                "API” da sua conta."
            )
        return usuario, None

    def authenticate_header(self, request: Request | HttpRequest) -> str:
        return _ESQUEMA


class TokenAcessoEsquema(OpenApiAuthenticationExtension):
    """Como o token aparece no OpenAPI."""

    target_class = TokenAcessoAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "Token emitido em “Tokens da API”; vale no máximo 24 horas.",
        }
