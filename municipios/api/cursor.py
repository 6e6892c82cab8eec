"""Cursor das listas: onde a leitura parou, assinado, para que ninguém o forje nem o leia torto."""

from dataclasses import dataclass

from django.core import signing
from rest_framework.serializers import ValidationError

FORJADO = "Este cursor não vale para esta lista. Recomece sem `cursor` e siga `next`."


@dataclass(frozen=True)
class Cursor:
    """`chave` da última linha lida; `volta` lê para trás. Na busca, `chave` é a posição."""

    chave: tuple[str | int, ...]
    volta: bool = False

    def texto(self, lista: str) -> str:
        return _assinador(lista).sign_object([int(self.volta), *self.chave])


def _assinador(lista: str) -> signing.Signer:
    return signing.Signer(salt=f"cursor:{lista}", sep=".")


def ler_cursor(texto: str, lista: str, colunas: int) -> Cursor:
    """Levanta `ValidationError` se o cursor não foi feito por esta lista."""
    try:
        volta, *chave = _assinador(lista).unsign_object(texto)
    except (signing.BadSignature, ValueError) as erro:
        raise ValidationError({"cursor": [FORJADO]}, code="cursor") from erro
    if len(chave) != colunas:
        raise ValidationError({"cursor": [FORJADO]}, code="cursor")
    return Cursor(tuple(chave), bool(volta))
