"""Onde ficam os endereços do emissor: lidos do documento de descoberta, guardados por uma hora."""

from dataclasses import asdict, dataclass
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.cache import cache

from municipios.govbr.conversa import pedir
from municipios.govbr.recusa import EntradaRecusada, Motivo

GUARDAR_POR = 60 * 60


@dataclass(frozen=True)
class Emissor:
    emissor: str
    autorizacao: str
    token: str
    chaves: str


def emissor() -> Emissor:
    """O emissor configurado, com a barra no fim que ele usa nos próprios tokens.

    Raises:
        EntradaRecusada: fora do ar, ou o documento é de outro emissor.
    """
    raiz = settings.GOVBR_EMISSOR
    guardado = cache.get(f"govbr:descoberta:{raiz}")
    if guardado:
        return Emissor(**guardado)
    documento = pedir("GET", f"{raiz.rstrip('/')}/.well-known/openid-configuration")
    achado = Emissor(
        emissor=str(documento.get("issuer")),
        autorizacao=str(documento.get("authorization_endpoint")),
        token=str(documento.get("token_endpoint")),
        chaves=str(documento.get("jwks_uri")),
    )
    _conferir(achado, raiz)
    cache.set(f"govbr:descoberta:{raiz}", asdict(achado), GUARDAR_POR)
    return achado


def _conferir(achado: Emissor, raiz: str) -> None:
    """Emissor exato e endereços na mesma origem: um documento trocado não desvia a entrada."""
    origem = urlsplit(raiz)[:2]
    enderecos = (achado.autorizacao, achado.token, achado.chaves)
    if achado.emissor != raiz or any(urlsplit(e)[:2] != origem for e in enderecos):
        raise EntradaRecusada(Motivo.IDENTIDADE_NAO_CONFIRMADA, "descoberta de outro emissor")


def url_de_saida(volta: str) -> str:
    """A saída do GOV.BR é pelo navegador; `volta` tem de estar cadastrada lá."""
    saida = f"{settings.GOVBR_EMISSOR.rstrip('/')}/logout"
    return f"{saida}?{urlencode({'post_logout_redirect_uri': volta})}"
