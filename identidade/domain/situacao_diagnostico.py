"""Em que pé está cada seção de um diagnóstico, e o que se respondeu nela."""

from dataclasses import dataclass

from identidade.domain.recomendacao import legivel
from identidade.models import Diagnostico, Secao


@dataclass(frozen=True)
class SituacaoSecao:
    secao: Secao
    respostas: tuple[tuple[str, str], ...]
    total: int
    faltam: int

    @property
    def rotulo(self) -> str:
        if self.faltam:
            return f"Falta responder {self.faltam}" if self.respostas else "Não começada"
        return "Pronta"

    @property
    def tom(self) -> str:
        if self.faltam:
            return "andamento" if self.respostas else "neutra"
        return "concluida"


def situacao_das_secoes(diagnostico: Diagnostico) -> list[SituacaoSecao]:
    """Na ordem do questionário; `faltam` conta só as obrigatórias."""
    dadas = diagnostico.respostas
    secoes = Secao.objects.filter(questionario=diagnostico.questionario_id)
    return [_situacao(secao, dadas) for secao in secoes.prefetch_related("perguntas")]


def _situacao(secao: Secao, dadas: dict[str, object]) -> SituacaoSecao:
    perguntas = list(secao.perguntas.all())
    respostas = tuple((p.texto, legivel(dadas[p.codigo])) for p in perguntas if p.codigo in dadas)
    faltam = sum(p.obrigatoria and p.codigo not in dadas for p in perguntas)
    return SituacaoSecao(secao, respostas, len(perguntas), faltam)
