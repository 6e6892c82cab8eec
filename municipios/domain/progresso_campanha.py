"""Antes de abrir: quem a campanha alcança. Depois: quem respondeu, por UF, e quem falta."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from municipios.choices import Uf
from municipios.choices.campanha import (
    RECONFIRMACAO_EM_ABERTO,
    PedidoCampanha,
    SituacaoReconfirmacao,
)
from municipios.domain.campanha import alcance
from municipios.domain.contato import caixas_oficiais, pessoas_dos_entes
from municipios.models import Campanha, Ente, PontoFocal, Reassinatura, Reconfirmacao

NOMES_NA_PREVIA = 50
# O que se espera de um ente: a resposta a uma pergunta, ou a assinatura de um termo.
P = TypeVar("P", Reconfirmacao, Reassinatura)


@dataclass(frozen=True)
class Previa:
    """`sem_contato` são os primeiros pelo nome; `quantos_sem_contato`, todos."""

    entes: int
    perguntas: int
    ja_perguntadas: int
    quantos_sem_contato: int
    sem_contato: list[Ente]


@dataclass(frozen=True)
class Parcela:
    """Quantas perguntas de um recorte (o todo ou uma UF), e quantas já têm resposta."""

    nome: str
    total: int
    respondidas: int
    vencidas: int
    chave: str = ""

    @property
    def faltam(self) -> int:
        return self.total - self.respondidas

    @property
    def percentual(self) -> float:
        return 100 * self.respondidas / self.total if self.total else 0.0


def previa(campanha: Campanha) -> Previa:
    """O que aconteceria se a campanha abrisse agora; não grava nada."""
    entes = alcance(campanha).order_by("busca", "pk")
    codigos = list(entes.values_list("pk", flat=True))
    abertas = Reconfirmacao.objects.em_aberto().filter(ente__in=codigos)
    perguntas = repetidas = 0
    if campanha.pede != PedidoCampanha.PONTOS_FOCAIS:
        perguntas += len(codigos)
        repetidas += abertas.da_autoridade().count()
    if campanha.pede != PedidoCampanha.AUTORIDADE:
        perguntas += PontoFocal.objects.em_aberto().filter(ente__in=codigos).count()
        repetidas += abertas.filter(ponto_focal__isnull=False).count()
    com_contato = pessoas_dos_entes(codigos).keys() | caixas_oficiais(codigos).keys()
    sem = [codigo for codigo in codigos if codigo not in com_contato]
    achados = entes.filter(pk__in=sem[:NOMES_NA_PREVIA])
    return Previa(len(codigos), perguntas - repetidas, repetidas, len(sem), list(achados))


def com_progresso(campanhas: QuerySet[Campanha]) -> QuerySet[Campanha]:
    """Subconsulta, e não junção: só se contam as perguntas das campanhas da página."""
    perguntas = Reconfirmacao.objects.all()
    return campanhas.select_related("coorte").annotate(
        perguntas=_quantas(perguntas), sem_resposta=_quantas(perguntas.em_aberto())
    )


def _quantas(perguntas: QuerySet[Reconfirmacao]) -> Coalesce:
    da_campanha = perguntas.filter(campanha=OuterRef("pk")).order_by().values("campanha")
    return Coalesce(Subquery(da_campanha.annotate(n=Count("pk")).values("n")), 0)


def por_situacao(campanha: Campanha) -> list[tuple[SituacaoReconfirmacao, int]]:
    numeros = campanha.reconfirmacoes.order_by().values_list("situacao").annotate(n=Count("pk"))
    achados = dict(numeros)
    return [(situacao, achados.get(situacao, 0)) for situacao in SituacaoReconfirmacao]


def por_uf(campanha: Campanha) -> list[Parcela]:
    linhas = campanha.reconfirmacoes.order_by("ente__uf").values_list("ente__uf")
    vencida = Q(situacao=SituacaoReconfirmacao.VENCIDA)
    contadas = linhas.annotate(
        total=Count("pk"),
        respondidas=Count("pk", filter=~Q(situacao__in=RECONFIRMACAO_EM_ABERTO)),
        vencidas=Count("pk", filter=vencida),
    )
    return [
        Parcela(Uf(uf).label, total, respondidas, vencidas, chave=uf)
        for uf, total, respondidas, vencidas in contadas
    ]


def no_todo(parcelas: list[Parcela]) -> Parcela:
    return Parcela(
        "Total",
        sum(parcela.total for parcela in parcelas),
        sum(parcela.respondidas for parcela in parcelas),
        sum(parcela.vencidas for parcela in parcelas),
    )


def que_faltam(campanha: Campanha, uf: str = "") -> QuerySet[Reconfirmacao]:
    faltam = campanha.reconfirmacoes.em_aberto().select_related("ente", "autoridade", "ponto_focal")
    return faltam.filter(ente__uf=uf) if uf else faltam


def com_contatos(perguntas: list[P]) -> list[tuple[P, list[str]]]:
    """Cada pedido com os e-mails a que se pode escrever: as pessoas e a caixa oficial."""
    entes = {pergunta.ente_id for pergunta in perguntas}
    pessoas, caixas = pessoas_dos_entes(entes), caixas_oficiais(entes)
    emails = {ente: [contato.email for contato in pessoas.get(ente, [])] for ente in entes}
    for ente, caixa in caixas.items():
        if caixa.email not in emails[ente]:
            emails[ente].append(caixa.email)
    return [(pergunta, emails[pergunta.ente_id]) for pergunta in perguntas]


def linhas_do_csv(campanha: Campanha, uf: str = "") -> Iterator[list[object]]:
    perguntas = list(que_faltam(campanha, uf).order_by("ente__uf", "ente__busca", "pk"))
    for pergunta, contatos in com_contatos(perguntas):
        ente = pergunta.ente
        yield [
            ente.pk, ente.nome, ente.uf, ente.esfera, pergunta.get_assunto_display(),
            pergunta.pessoa, pergunta.get_situacao_display(), f"{pergunta.prazo:%d/%m/%Y}",
            ", ".join(contatos),
        ]  # fmt: skip
