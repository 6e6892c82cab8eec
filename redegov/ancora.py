"""O que prova as âncoras do histórico: as chaves (Ed25519) e os e-mails que servem de testemunha.

A privada fica só no ambiente de quem faz a âncora, fora do alcance de quem administra o banco; as
públicas, cada uma com o dia em que começou a valer, servem em qualquer lugar. Sem elas, as âncoras
ficam sem assinatura, e o portal o diz.
"""

import base64
import binascii
from dataclasses import dataclass, field
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.core.exceptions import ImproperlyConfigured

from redegov import env

PRIVADA, PUBLICAS = "REDEGOV_CHAVE_DA_ANCORA", "REDEGOV_CHAVES_DA_ANCORA"
TESTEMUNHAS = "REDEGOV_ANCORAS_EMAIL"


@dataclass(frozen=True)
class ProvasDaAncora:
    """`publicas`: o dia em que cada uma começou a valer e ela, da mais antiga à mais nova."""

    privada: Ed25519PrivateKey | None = field(default=None, repr=False)
    publicas: tuple[tuple[date, Ed25519PublicKey], ...] = ()
    testemunhas: tuple[str, ...] = ()

    def do_dia(self, dia: date) -> Ed25519PublicKey | None:
        """A que vale no dia; None antes da primeira, quando ainda não se assinava."""
        return next((chave for desde, chave in reversed(self.publicas) if desde <= dia), None)


def configuracao() -> ProvasDaAncora:
    """Lê o ambiente.

    Raises:
        ImproperlyConfigured: uma chave ilegível, ou a que assina não é a última das que conferem.
    """
    publicas = tuple(sorted(map(_publica, env.lista(PUBLICAS)), key=lambda par: par[0]))
    testemunhas = tuple(env.lista(TESTEMUNHAS))
    if not env.texto(PRIVADA):
        return ProvasDaAncora(None, publicas, testemunhas)
    privada = Ed25519PrivateKey.from_private_bytes(_bytes(PRIVADA, env.texto(PRIVADA)))
    if not publicas or publicas[-1][1] != privada.public_key():
        raise ImproperlyConfigured(
            f"A última chave de {PUBLICAS} deve ser a pública de {PRIVADA}: é com ela que a "
            "assinatura das âncoras se confere. `manage.py criar_chave_da_ancora` escreve as duas."
        )
    return ProvasDaAncora(privada, publicas, testemunhas)


def _publica(escrita: str) -> tuple[date, Ed25519PublicKey]:
    dia, _, chave = escrita.partition(":")
    try:
        desde = date.fromisoformat(dia)
    except ValueError:
        raise ImproperlyConfigured(
            f"{PUBLICAS} deve ser AAAA-MM-DD:chave, e mais de uma com vírgula entre elas."
        ) from None
    return desde, Ed25519PublicKey.from_public_bytes(_bytes(PUBLICAS, chave))


def _bytes(nome: str, escrita: str) -> bytes:
    """A recusa não repete o que veio: pode ser a chave privada."""
    try:
        lidos = base64.b64decode(escrita, validate=True)
    except binascii.Error:
        lidos = b""
    if len(lidos) != 32:
        raise ImproperlyConfigured(f"Em {nome}, cada chave tem 32 bytes, escritos em base64.")
    return lidos
