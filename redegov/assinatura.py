"""Onde fica a assinatura GOV.BR e com que credencial o portal fala com ela.

Na demonstração é o simulador. Em produção ela se liga com `GOVBR_ASSINATURA=sim`, porque a
credencial é outra, pedida à parte, e o portal funciona sem ela (assina-se fora e envia-se).
"""

from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from redegov import env
from redegov.embarcado import enderecos

OBRIGATORIAS_SE_LIGADA = (
    "GOVBR_ASSINATURA_OAUTH",
    "GOVBR_ASSINATURA_API",
    "GOVBR_ASSINATURA_CLIENT_ID",
    "GOVBR_ASSINATURA_CLIENT_SECRET",
)
CAMINHO_DO_RETORNO = "/assinatura/retorno/"


@dataclass(frozen=True)
class Assinatura:
    """`oauth` e `api` sem barra no fim; `prazo`, em segundos, de cada ida ao serviço."""

    ligada: bool = False
    oauth: str = ""
    api: str = ""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    retorno: str = ""
    prazo: float = 20.0


def obrigatorias() -> tuple[str, ...]:
    """O que a produção precisa ter: nada, se a assinatura está desligada."""
    return OBRIGATORIAS_SE_LIGADA if env.booleano("GOVBR_ASSINATURA", padrao=False) else ()


def configuracao(dados: Path, url_publica: str, *, producao: bool) -> Assinatura:
    """Lê o ambiente; fora de produção, o que faltar é o simulador da pasta de dados.

    Raises:
        ImproperlyConfigured: em produção, um endereço que não é https (leva segredo e token).
    """
    if not env.booleano("GOVBR_ASSINATURA", padrao=not producao):
        return Assinatura()
    simulador = enderecos.url_simulador(dados)
    segredo = env.texto("GOVBR_ASSINATURA_CLIENT_SECRET") or enderecos.segredo_simulador(dados)
    return Assinatura(
        ligada=True,
        oauth=_endereco("GOVBR_ASSINATURA_OAUTH", f"{simulador}oauth2.0", producao=producao),
        api=_endereco("GOVBR_ASSINATURA_API", f"{simulador}externo/v2", producao=producao),
        client_id=env.texto("GOVBR_ASSINATURA_CLIENT_ID") or "redegov-assinatura",
        client_secret=segredo,
        retorno=env.texto("GOVBR_ASSINATURA_RETORNO") or url_publica + CAMINHO_DO_RETORNO,
    )


def _endereco(nome: str, simulador: str, *, producao: bool) -> str:
    endereco = env.texto(nome) or simulador
    if producao and not endereco.startswith("https://"):
        raise ImproperlyConfigured(f"{nome} deve começar por https://; veio “{endereco}”.")
    return endereco.rstrip("/")
