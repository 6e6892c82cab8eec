"""Gráfico de barras desenhado no servidor: só medidas; o SVG é do template."""

from collections.abc import Sequence
from dataclasses import dataclass

LARGURA = 720
MARGEM_DO_ROTULO = 190
MARGEM_DO_VALOR = 70
ALTURA_DA_BARRA = 18
PASSO = 28


@dataclass(frozen=True)
class Barra:
    rotulo: str
    percentual: float
    y: int
    largura: int

    @property
    def y_do_texto(self) -> int:
        return self.y + ALTURA_DA_BARRA - 4

    @property
    def x_do_valor(self) -> int:
        return MARGEM_DO_ROTULO + self.largura + 8


@dataclass(frozen=True)
class Barras:
    barras: list[Barra]
    largura: int = LARGURA
    x: int = MARGEM_DO_ROTULO
    x_do_rotulo: int = MARGEM_DO_ROTULO - 12
    trilho: int = LARGURA - MARGEM_DO_ROTULO - MARGEM_DO_VALOR
    altura_da_barra: int = ALTURA_DA_BARRA

    @property
    def altura(self) -> int:
        return PASSO * len(self.barras) + 8


def barras(linhas: Sequence[tuple[str, float]]) -> Barras:
    """Percentuais de 0 a 100, do maior ao menor; em empate, por nome."""
    ordenadas = sorted(linhas, key=lambda linha: (-linha[1], linha[0]))
    trilho = LARGURA - MARGEM_DO_ROTULO - MARGEM_DO_VALOR
    return Barras(
        [
            Barra(rotulo, valor, 4 + PASSO * posicao, round(trilho * valor / 100))
            for posicao, (rotulo, valor) in enumerate(ordenadas)
        ]
    )
