"""O que o allauth pergunta ao portal: ninguém se cadastra, para onde ir, como cifrar o segredo."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.encoding import force_bytes


class AdaptadorDeConta(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Quem é da equipe é criado pela coordenação; os demais, pelo GOV.BR."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("admin:index")

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Desativada entre a senha e o código: volta ao começo, que recusa sem dizer por quê."""
        return redirect("account_login")

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Sem as mensagens prontas do allauth: as páginas dizem o que aconteceu."""


class AdaptadorDeMfa(DefaultMFAAdapter):
    """O segredo do aplicativo fica cifrado no banco com a chave do portal."""

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def encrypt(self, text: str) -> str:
        return _cifra().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cifra().decrypt(encrypted_text.encode()).decode()


def _cifra() -> MultiFernet:
    """Cifra com a chave atual e ainda lê o que foi cifrado com as anteriores."""
    return MultiFernet(
        [
            Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"mfa:" + force_bytes(chave)).digest()))
            for chave in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        ]
    )
