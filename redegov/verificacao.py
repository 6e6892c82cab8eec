"""Aonde a verificação automática pode ir além da internet: só o simulador, só fora de produção."""

from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from redegov import env
from redegov.embarcado import enderecos

VARIAVEIS = ("REDEGOV_VERIFICACAO_PERMITIDOS", "REDEGOV_VERIFICACAO_RAIZ")
Lugar = tuple[str, int]


@dataclass(frozen=True)
class Permitidos:
    """`lugares`: (nome, porta) → (endereço, porta), no lugar do DNS; `raiz`: PEM da autoridade."""

    lugares: dict[Lugar, Lugar] = field(default_factory=dict)
    raiz: str = ""


def configuracao(dados: Path, *, producao: bool) -> Permitidos:
    """Lê o ambiente; sem ele, na demonstração, as cidades de mentira do simulador.

    Raises:
        ImproperlyConfigured: em produção, alguma das variáveis; ou um item mal escrito.
    """
    escritas = [nome for nome in VARIAVEIS if env.texto(nome)]
    if producao:
        if escritas:
            raise ImproperlyConfigured(
                f"{' e '.join(escritas)} só valem na demonstração e nos testes: apague-as. Em "
                "produção a verificação automática só visita endereços públicos da internet."
            )
        return Permitidos()
    pares = env.lista("REDEGOV_VERIFICACAO_PERMITIDOS")
    return Permitidos(
        lugares=dict(map(_par, pares)) if pares else enderecos.cidades_do_simulador(dados),
        raiz=env.texto("REDEGOV_VERIFICACAO_RAIZ") or str(enderecos.raiz_das_cidades(dados)),
    )


def _par(item: str) -> tuple[Lugar, Lugar]:
    de, _, para = item.partition("=")
    try:
        return _lugar(de), _lugar(para)
    except ValueError:
        raise ImproperlyConfigured(
            f"REDEGOV_VERIFICACAO_PERMITIDOS: “{item}” não é nome:porta=endereço:porta."
        ) from None


def _lugar(texto: str) -> Lugar:
    nome, _, porta = texto.rpartition(":")
    if not nome:
        raise ValueError(texto)
    return nome.strip("[]").lower(), int(porta)
