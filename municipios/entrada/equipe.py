"""A senha da equipe da SGD, com freio contra tentativas em série e em paralelo."""

import hashlib
import logging

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.auth import authenticate
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from municipios.models import Usuario

registro = logging.getLogger("seguranca.entrada")


def autenticar(request: HttpRequest, *, identificador: str, senha: str) -> Usuario | None:
    """Confere a senha de alguém da equipe; None sem dizer por quê.

    Uma tentativa por vez para cada identificador, em todos os processos: o freio do axes lê e
    depois escreve a contagem, e tentativas paralelas passariam no meio.
    """
    identificador = normalizar(identificador)
    with transaction.atomic():
        _esperar_a_vez(identificador)
        usuario = authenticate(request, username=identificador, password=senha)
    if isinstance(usuario, Usuario) and usuario.eh_da_equipe:
        return usuario
    return None


def abrir_sessao(request: HttpRequest, usuario: Usuario, *, destino: str) -> HttpResponse:
    """Segue para o segundo fator, se a pessoa o tem, ou abre a sessão."""
    resposta: HttpResponse = perform_password_login(
        request, {}, Login(user=usuario, redirect_url=destino)
    )
    return resposta


def normalizar(identificador: str) -> str:
    """Maiúsculas e espaços não podem valer como outra conta na contagem de erros."""
    return identificador.strip().lower()


def identificador_da_tentativa(request: HttpRequest, credenciais: dict[str, str] | None) -> str:
    """Por quem o axes conta os erros (AXES_USERNAME_CALLABLE)."""
    return normalizar((credenciais or {}).get("username") or "")[:255]


def resposta_de_bloqueio(
    request: HttpRequest, _resposta: HttpResponse | None, _credenciais: dict[str, str] | None
) -> HttpResponse:
    """A mesma página exista ou não a conta (AXES_LOCKOUT_CALLABLE)."""
    registro.warning("entrada da equipe bloqueada por excesso de tentativas")
    return render(request, "municipios/entrar_bloqueada.html", status=429)


def _esperar_a_vez(identificador: str) -> None:
    chave = int.from_bytes(hashlib.sha256(identificador.encode()).digest()[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [chave])
