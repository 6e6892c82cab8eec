"""A política de conteúdo: só o que é nosso, em toda página, o admin inclusive."""

from urllib.parse import urlsplit

from csp.constants import NONE, SELF


def politica(*enderecos_do_govbr: str) -> dict[str, object]:
    """`form-action` deixa os formulários de entrar, sair e assinar seguirem até o GOV.BR.

    De cada endereço só a origem entra; o vazio (assinatura desligada) não abre nada. O de assinar
    precisa também do emissor: o serviço manda a pessoa entrar lá, e o navegador confere o desvio.
    """
    partes = [urlsplit(endereco) for endereco in enderecos_do_govbr if endereco]
    origens = {f"{parte.scheme}://{parte.netloc}" for parte in partes}
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
            "form-action": [SELF, *sorted(origens)],
        }
    }
