"""Como a pessoa provou quem é nesta sessão: pelo GOV.BR, por senha, com ou sem segundo fator.

O registro é o do allauth, na sessão, e é dele que o segundo fator da equipe depende.
"""

from allauth.account.internal.flows.login import (
    get_authentication_records,
    record_authentication,
)
from django.http import HttpRequest

from municipios.models import Usuario

_GOVBR = "govbr"
_SEGUNDO_FATOR = "mfa"


def registrar_govbr(request: HttpRequest, usuario: Usuario) -> None:
    record_authentication(request, usuario, method=_GOVBR)


def registrar_segundo_fator(request: HttpRequest, usuario: Usuario) -> None:
    record_authentication(request, usuario, method=_SEGUNDO_FATOR, type="totp")


def entrou_pelo_govbr(request: HttpRequest) -> bool:
    return _GOVBR in _provas(request)


def provou_segundo_fator(request: HttpRequest) -> bool:
    """Quem veio do GOV.BR já provou lá; por senha, só com o código do aplicativo."""
    return bool(_provas(request) & {_GOVBR, _SEGUNDO_FATOR})


def _provas(request: HttpRequest) -> set[str]:
    usuario = request.user if isinstance(request.user, Usuario) else None
    return {prova["method"] for prova in get_authentication_records(request, usuario)}
