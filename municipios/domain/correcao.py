"""As correções dos dados de uma adesão: o que era, o que ficou, quem corrigiu, quando e por quê."""

from collections.abc import Iterable
from dataclasses import dataclass

from municipios.domain.adesao_anterior import CORRIGIR
from municipios.models import Adesao, Historico


@dataclass(frozen=True)
class Correcao:
    """`mudou`: (dado, como era, como ficou), sem CPF em claro: é assim que o histórico guarda."""

    ato: Historico
    mudou: list[tuple[str, str, str]]


def correcoes(atos: Iterable[Historico]) -> list[Correcao]:
    """As que há entre os atos, na ordem deles."""
    return [Correcao(ato, _mudou(ato)) for ato in atos if ato.transicao == CORRIGIR]


def _mudou(ato: Historico) -> list[tuple[str, str, str]]:
    return [
        (str(Adesao._meta.get_field(campo).verbose_name), antes, depois)  # type: ignore[union-attr]
        for campo, (antes, depois) in ato.dados.items()
    ]
