"""O andamento de uma implantação como a página o mostra: passos, vez, ações e histórico."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from identidade.choices import SituacaoPasso
from identidade.domain.passo import acoes
from identidade.models import Evidencia, Implantacao, Passo
from municipios.domain.transicoes import Transicao
from municipios.models import Historico, Usuario

DO_PASSO, DA_EVIDENCIA = Passo._meta.label_lower, Evidencia._meta.label_lower


@dataclass(frozen=True)
class PassoNoAndamento:
    passo: Passo
    acoes: list[Transicao]
    eh_o_proximo: bool


@dataclass(frozen=True)
class Ato:
    """Uma linha do histórico, com o passo de que ela fala."""

    registro: Historico
    titulo: str


@dataclass(frozen=True)
class Andamento:
    passos: list[PassoNoAndamento]
    historico: list[Ato]
    feitos: int

    @property
    def total(self) -> int:
        return len(self.passos)

    @property
    def proximo(self) -> PassoNoAndamento | None:
        return next((item for item in self.passos if item.eh_o_proximo), None)


def andamento(implantacao: Implantacao, usuario: Usuario) -> Andamento:
    """Lido em número fixo de consultas, quantos passos e atos houver."""
    em_ordem = implantacao.passos.em_ordem().select_related("etapa", "feito_por")
    passos = list(em_ordem.prefetch_related("evidencias"))
    cabem = acoes(implantacao, passos, usuario)
    pendentes = [passo.pk for passo in passos if passo.situacao == SituacaoPasso.PENDENTE]
    proximo = pendentes[0] if pendentes and implantacao.suspensa_em is None else None
    return Andamento(
        passos=[PassoNoAndamento(p, cabem[p.pk], p.pk == proximo) for p in passos],
        historico=historico(implantacao, passos),
        feitos=len(passos) - len(pendentes),
    )


def historico(
    implantacao: Implantacao, passos: Sequence[Passo], *, so_dos_passos: bool = False
) -> list[Ato]:
    """O que houve na implantação, nos passos dados e nas provas deles, do mais novo ao mais antigo.

    Os passos vêm com as evidências já lidas.
    """
    titulos = {(DO_PASSO, str(passo.pk)): str(passo.etapa) for passo in passos}
    for passo in passos:
        for evidencia in passo.evidencias.all():
            titulos[DA_EVIDENCIA, str(evidencia.pk)] = str(passo.etapa)
    procura = Q()
    for tipo in (DO_PASSO, DA_EVIDENCIA):
        chaves = [chave for dono, chave in titulos if dono == tipo]
        procura |= Q(alvo_tipo=tipo, alvo_id__in=chaves)
    if not so_dos_passos:
        procura |= Q(alvo_tipo=Implantacao._meta.label_lower, alvo_id=str(implantacao.pk))
    registros = Historico.objects.filter(procura).select_related("por")
    return [
        Ato(registro, titulos.get((registro.alvo_tipo, registro.alvo_id), ""))
        for registro in registros
    ]
