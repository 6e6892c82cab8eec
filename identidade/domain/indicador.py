"""Indicadores do painel: o que cada número conta, sobre que total, e as fichas que os levam.

Municípios, estados e o DF têm cada um o seu denominador e não se somam, salvo numa coorte, que é um
grupo de cidades. População alcançada soma municípios e DF; a dos estados é a mesma gente e não
entra.
"""

from dataclasses import dataclass
from datetime import date, datetime

from identidade.choices import SituacaoImplantacao
from municipios.choices import Esfera, FontePopulacao

NOMES = {
    "aderiu": "Aderiram à Rede",
    "integrou": "Têm produto integrado",
    "utiliza": "Têm produto em uso",
}
DEFINICOES = {
    "aderiu": "Entes com adesão à Rede GOV.BR em vigor.",
    "integrou": "Entes com pelo menos uma implantação em produção (em uso ou não).",
    "utiliza": "Entes com pelo menos uma implantação em uso pela população.",
}
DEFINICOES_DO_PRODUTO = {
    "integrou": "Entes com pelo menos uma implantação deste produto em produção (em uso ou não).",
    "utiliza": "Entes com pelo menos uma implantação deste produto em uso pela população.",
}
NOMES_DAS_ESFERAS = {
    Esfera.MUNICIPAL: "municípios",
    Esfera.ESTADUAL: "estados",
    Esfera.DISTRITAL: "Distrito Federal",
}
# Numa coorte, municípios e o DF somam-se: é um grupo de cidades, e Brasília é uma delas.
NOMES_DAS_CIDADES = {Esfera.MUNICIPAL: "cidades, contando Brasília"}
DEFINICAO_DA_POPULACAO = (
    "Habitantes dos municípios e do DF com adesão em vigor. A população dos estados não entra: "
    "seria contar as mesmas pessoas de novo."
)


def parte(valor: int, total: int) -> float | None:
    """Percentual de 0 a 100; sem total não há percentual."""
    return valor * 100 / total if total else None


@dataclass(frozen=True)
class Indicador:
    """Um número com o seu denominador: `entes` de `total`, `populacao` de `populacao_total`."""

    codigo: str
    nome: str
    definicao: str
    entes: int
    total: int
    populacao: int
    populacao_total: int

    @property
    def percentual(self) -> float | None:
        return parte(self.entes, self.total)

    @property
    def percentual_da_populacao(self) -> float | None:
        return parte(self.populacao, self.populacao_total)


@dataclass(frozen=True)
class QuadroProduto:
    """Um produto numa esfera; `situacoes` cobre todos os entes, os sem implantação inclusive."""

    codigo: str
    nome: str
    integrou: Indicador
    utiliza: Indicador
    situacoes: tuple[tuple[SituacaoImplantacao, int], ...]


@dataclass(frozen=True)
class Quadro:
    """Uma esfera num corte: total de entes, os três indicadores e os produtos."""

    esfera: Esfera
    nome: str
    total: int
    populacao_total: int
    indicadores: tuple[Indicador, ...]
    produtos: tuple[QuadroProduto, ...] = ()


@dataclass(frozen=True)
class Linha:
    """Uma parte do corte (UF, região, faixa, coorte), com um quadro por esfera presente."""

    chave: str
    nome: str
    quadros: tuple[Quadro, ...]


@dataclass(frozen=True)
class ReferenciaPopulacao:
    """De que ano e fonte é a população de quantos entes do corte."""

    ano: int
    fonte: FontePopulacao
    entes: int

    def __str__(self) -> str:
        return f"{self.fonte.label}, {self.ano}"


@dataclass(frozen=True)
class Meta:
    """A meta de uma coorte, sobre os membros de todas as esferas."""

    indicador: Indicador
    percentual: int
    ate: date | None

    @property
    def atingida(self) -> bool:
        return self.faltam == 0

    @property
    def faltam(self) -> int:
        """Quantos membros ainda precisam chegar lá."""
        necessarios = -(-self.indicador.total * self.percentual // 100)
        return max(0, necessarios - self.indicador.entes)


@dataclass(frozen=True)
class Painel:
    """Um corte inteiro. `calculado_em`: até quando os números estão completos."""

    titulo: str
    calculado_em: datetime
    quadros: tuple[Quadro, ...]
    populacao_alcancada: Indicador
    referencias: tuple[ReferenciaPopulacao, ...]
    regioes: tuple[Linha, ...] = ()
    ufs: tuple[Linha, ...] = ()
    faixas: tuple[Linha, ...] = ()
    coortes: tuple[Linha, ...] = ()
    meta: Meta | None = None
    observacoes: tuple[str, ...] = ()
