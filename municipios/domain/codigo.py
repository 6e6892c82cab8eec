"""O código de verificação que se imprime nos documentos."""

import re
import secrets

# Sem letras e números que se confundem; 31^12 códigos: não se acha um por tentativa.
ALFABETO = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ".replace("I", "")
_FORA = re.compile(r"[^0-9A-Z]")


def sortear_codigo() -> str:
    return _em_grupos("".join(secrets.choice(ALFABETO) for _ in range(12)))


def codigo_escrito(texto: str) -> str:
    """Como se guarda o que a pessoa digitou, com ou sem traços; vazio se não tem 12 letras."""
    limpo = _FORA.sub("", texto.upper())
    return _em_grupos(limpo) if len(limpo) == 12 else ""


def _em_grupos(letras: str) -> str:
    return f"{letras[:4]}-{letras[4:8]}-{letras[8:]}"
