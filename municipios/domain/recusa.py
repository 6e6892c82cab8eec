"""Recusar um arquivo inteiro, com todas as razões de uma vez."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DataError, IntegrityError

from municipios.planilhas.lote import MAXIMO_DE_FALHAS, Falha


class ImportacaoRecusada(Exception):
    """O arquivo foi recusado inteiro, com todas as razões de uma vez; `total` diz quantas são.

    `regras` tem o que se dispensaria para aceitá-lo; vazio quando dispensar não basta.
    """

    def __init__(
        self, motivos: list[str], total: int = 0, regras: frozenset[str] = frozenset()
    ) -> None:
        self.regras = regras
        self.motivos = motivos[:MAXIMO_DE_FALHAS]
        self.total = max(total, len(motivos))
        resto = self.total - len(self.motivos)
        fim = [f"… e mais {resto}. Corrija estas e repita para ver as outras."] if resto else []
        super().__init__("\n".join([*self.motivos, *fim]))


@dataclass
class Motivos:
    """As razões para recusar, contadas todas e escritas até o limite do relatório."""

    textos: list[str] = field(default_factory=list)
    total: int = 0
    sem_remedio: int = 0
    regras: set[str] = field(default_factory=set)

    def juntar(self, razoes: Iterable[str | Falha], total: int | None = None) -> None:
        antes = self.total
        self._contar(razoes, total)
        self.sem_remedio += self.total - antes

    def acusar(self, razao: str, regra: str = "") -> None:
        """`regra` é a que, dispensada, deixa esta razão passar."""
        self._contar([razao])
        self.regras |= {regra} - {""}
        self.sem_remedio += not regra

    def juntar_recusa(self, recusa: ImportacaoRecusada) -> None:
        self._contar(recusa.motivos, recusa.total)
        self.regras |= recusa.regras
        self.sem_remedio += not recusa.regras

    def _contar(self, razoes: Iterable[str | Falha], total: int | None = None) -> None:
        textos = [str(razao) for razao in razoes]
        self.textos += textos
        self.total += len(textos) if total is None else total

    def recusar_se_houver(self) -> None:
        if self.total:
            regras = frozenset() if self.sem_remedio else frozenset(self.regras)
            raise ImportacaoRecusada(self.textos, self.total, regras)


@contextmanager
def recusando_o_que_nao_cabe() -> Iterator[None]:
    """O que a leitura não viu e o banco não aceita também é recusa do arquivo."""
    try:
        yield
    except (DataError, IntegrityError) as erro:
        regra = getattr(getattr(erro.__cause__, "diag", None), "constraint_name", None)
        porque = f"descumpre a regra “{regra}”" if regra else "é grande demais ou de outro tipo"
        raise ImportacaoRecusada(
            [f"Um valor do arquivo não cabe no cadastro: {porque}. Confira a fonte."]
        ) from erro
