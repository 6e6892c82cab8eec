"""Tokens da API: emitidos por quem os usa, mostrados uma vez, curtos e revogáveis."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from municipios.models import TokenAcesso, Usuario
from municipios.models.token_acesso import VALIDADE_MAXIMA

COMECO = "redegov_"
MAXIMO_VALIDOS = 10
_ANOTAR_USO_A_CADA = timedelta(minutes=1)


class TokenRecusado(Exception):
    """O token não pode ser emitido; a mensagem diz o que fazer."""


def resumir(texto: str) -> str:
    """O que se guarda: o token tem 256 bits sorteados, então um SHA-256 sem sal basta."""
    return hashlib.sha256(texto.encode()).hexdigest()


@transaction.atomic
def emitir_token(
    usuario: Usuario, *, nome: str, horas: int, agora: datetime | None = None
) -> tuple[TokenAcesso, str]:
    """Devolve o token e o seu texto, que não se recupera depois.

    Raises:
        TokenRecusado: tokens válidos demais, ou validade fora de 1 a 24 horas.
    """
    agora = agora or timezone.now()
    if not timedelta(0) < timedelta(hours=horas) <= VALIDADE_MAXIMA:
        raise TokenRecusado("Escolha uma validade de 1 a 24 horas.")
    Usuario.objects.select_for_update().get(pk=usuario.pk)
    if usuario.tokens.validos().count() >= MAXIMO_VALIDOS:
        raise TokenRecusado(
            f"Você já tem {MAXIMO_VALIDOS} tokens valendo. Revogue um que não usa e tente de novo."
        )
    texto = COMECO + secrets.token_urlsafe(32)
    token = TokenAcesso.objects.create(
        usuario=usuario,
        nome=nome,
        prefixo=texto[:12],
        hash=resumir(texto),
        criado_em=agora,
        expira_em=agora + timedelta(hours=horas),
    )
    return token, texto


def revogar_token(token: TokenAcesso, *, agora: datetime | None = None) -> None:
    """Vale no pedido seguinte. Revogar de novo não muda a data da primeira vez."""
    TokenAcesso.objects.filter(pk=token.pk, revogado_em__isnull=True).update(
        revogado_em=agora or timezone.now()
    )


# Em SQL: todo pedido da API passa por aqui, e montar a consulta custava mais do que fazê-la.
DONO = """
SELECT u.*, t.id AS token_id, t.ultimo_uso_em AS token_usado_em
  FROM municipios_tokenacesso t JOIN municipios_usuario u ON u.id = t.usuario_id
 WHERE t.hash = %s AND t.revogado_em IS NULL AND t.expira_em > %s AND u.is_active"""


def dono_do_token(texto: str) -> Usuario | None:
    """Quem usa este token agora; None se não existe, venceu, foi revogado ou a conta caiu."""
    agora = timezone.now()
    achados: Iterable[Any] = Usuario.objects.raw(DONO, [resumir(texto), agora])
    for usuario in achados:
        usado = usuario.token_usado_em
        if usado is None or agora - usado > _ANOTAR_USO_A_CADA:
            TokenAcesso.objects.filter(pk=usuario.token_id).update(ultimo_uso_em=agora)
        return cast(Usuario, usuario)
    return None
