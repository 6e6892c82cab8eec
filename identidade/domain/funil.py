"""Funil: de convidado a em produção, para um evento ou uma coorte.

Cada etapa é um conjunto de entes, contado pelo que está gravado agora, e nenhuma depende da
anterior: um ente pode ter plano sem ter vindo ao encontro. Na coorte, valem todos os eventos.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from identidade.choices.interesse import EtapaFunil
from identidade.models import ConsolidadoEnte, Desfecho, Interesse, PlanoAcao
from municipios.models import Coorte, Ente, Evento, Inscricao
from municipios.models.ente import EnteQuerySet
from municipios.models.inscricao import InscricaoQuerySet

DEFINICOES = {
    EtapaFunil.CONVIDADOS: "Receberam convite da SGD.",
    EtapaFunil.CONFIRMADOS: "Responderam que vêm, e têm vaga.",
    EtapaFunil.PRESENTES: "Alguém do ente compareceu.",
    EtapaFunil.INTERESSADOS: "Têm interesse em pelo menos um produto.",
    EtapaFunil.COM_PLANO: "Têm plano de ação acordado pelos dois lados.",
    EtapaFunil.EM_PRODUCAO: "Têm pelo menos uma implantação em produção hoje.",
}


@dataclass(frozen=True)
class Degrau:
    etapa: EtapaFunil
    definicao: str
    entes: int
    base: int

    @property
    def percentual(self) -> float | None:
        """Sobre os convidados."""
        return self.entes * 100 / self.base if self.base else None


def do_evento(evento: Evento) -> EnteQuerySet:
    """Os entes inscritos no evento, com uma marca por etapa."""
    inscricoes = Inscricao.objects.filter(evento=evento)
    entes = Ente.objects.filter(pk__in=inscricoes.values("ente"))
    interessados = Desfecho.objects.interessados().filter(inscricao__evento=evento)
    return _marcar(entes, inscricoes, interessados.filter(inscricao__ente=OuterRef("pk")))


def da_coorte(coorte: Coorte) -> EnteQuerySet:
    """Os membros atuais da coorte, com uma marca por etapa."""
    entes = Ente.objects.filter(pk__in=coorte.membros.atuais().values("ente"))
    interessados = Interesse.objects.abertos().filter(ente=OuterRef("pk"))
    return _marcar(entes, Inscricao.objects.all(), interessados)


def degraus(marcados: EnteQuerySet) -> list[Degrau]:
    """Um número por etapa, numa consulta só."""
    contas = marcados.aggregate(
        **{f"n_{etapa}": Count("pk", filter=Q(**{etapa: True})) for etapa in EtapaFunil}
    )
    base = contas[f"n_{EtapaFunil.CONVIDADOS}"]
    return [Degrau(etapa, DEFINICOES[etapa], contas[f"n_{etapa}"], base) for etapa in EtapaFunil]


def da_etapa(marcados: EnteQuerySet, etapa: EtapaFunil) -> EnteQuerySet:
    """A lista por trás do número."""
    return marcados.filter(**{etapa: True})


def _marcar(
    entes: EnteQuerySet, inscricoes: InscricaoQuerySet, interessados: QuerySet[Any]
) -> EnteQuerySet:
    do_ente = inscricoes.filter(ente=OuterRef("pk"))
    em_producao = ConsolidadoEnte.objects.filter(ente=OuterRef("pk"), integrou=True)
    marcas = {
        EtapaFunil.CONVIDADOS: do_ente.convidadas(),
        EtapaFunil.CONFIRMADOS: do_ente.confirmadas(),
        EtapaFunil.PRESENTES: do_ente.presentes(),
        EtapaFunil.INTERESSADOS: interessados,
        EtapaFunil.COM_PLANO: PlanoAcao.objects.acordados().filter(ente=OuterRef("pk")),
        EtapaFunil.EM_PRODUCAO: em_producao,
    }
    return entes.annotate(**{etapa: Exists(linhas) for etapa, linhas in marcas.items()})
