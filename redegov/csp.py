"""A política de conteúdo: só o que é nosso, em toda página, o admin inclusive."""

from csp.constants import NONE, SELF


def politica(emissor_govbr: str) -> dict[str, object]:
    """`form-action` deixa o formulário de entrar e o de sair seguirem até o GOV.BR."""
    return {
        "DIRECTIVES": {
            "default-src": [SELF],
            "script-src": [SELF],
            "style-src": [SELF],
            "img-src": [SELF, "data:"],  # o QR do segundo fator
            "font-src": [SELF],
            "object-src": [NONE],
            "base-uri": [NONE],
            "frame-ancestors": [NONE],
            "form-action": [SELF, emissor_govbr.rstrip("/")],
        }
    }
