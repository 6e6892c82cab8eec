"""Antes de publicar: a quem o texto pede outra assinatura. Depois: quem assinou e quem falta."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from municipios.choices import Uf
from municipios.choices.renovacao import REASSINATURA_EM_ABERTO, SituacaoReassinatura
from municipios.domain.contato import caixas_oficiais, pessoas_dos_entes
from municipios.domain.progresso_campanha import Parcela, com_contatos
from municipios.domain.renovacao import alcance
from municipios.models import Adesao, Coorte, Ente, ModeloTermo, Reassinatura, Renovacao

NOMES_NA_PREVIA = 50


@dataclass(frozen=True)
class Previa:
    """`sem_contato` são os primeiros pelo nome; `quantos_sem_contato`, todos.

    `em_preparacao` são os que já preparam um termo; `denunciadas`, as que ficam de fora por isso.
    """

    entes: int
    em_preparacao: int
    ja_pedidos: int
    denunciadas: int
    quantos_sem_contato: int
    sem_contato: list[Ente]


def previa(modelo: ModeloTermo, coorte: Coorte | None) -> Previa:
    """O que aconteceria se os pedidos saíssem agora; não grava nada."""
    codigos = list(alcance(modelo, coorte).values_list("ente", flat=True))
    alcancados = Adesao.objects.filter(ente__in=codigos)
    da_esfera = Adesao.objects.em_vigor().filter(ente__esfera=modelo.esfera)
    com_contato = pessoas_dos_entes(codigos).keys() | caixas_oficiais(codigos).keys()
    sem = Ente.objects.filter(pk__in=[c for c in codigos if c not in com_contato])
    return Previa(
        entes=len(codigos),
        em_preparacao=alcancados.em_preparacao().count(),
        ja_pedidos=Reassinatura.objects.em_aberto().filter(ente__in=codigos).count(),
        denunciadas=da_esfera.count() - da_esfera.vigentes().count(),
        quantos_sem_contato=sem.count(),
        sem_contato=list(sem.order_by("busca", "pk")[:NOMES_NA_PREVIA]),
    )


def com_progresso(renovacoes: QuerySet[Renovacao]) -> QuerySet[Renovacao]:
    """Subconsulta, e não junção: só se contam os pedidos das renovações da página."""
    pedidos = Reassinatura.objects.all()
    return renovacoes.select_related("modelo", "coorte").annotate(
        pedidos=_quantos(pedidos), sem_assinatura=_quantos(pedidos.em_aberto())
    )


def _quantos(pedidos: QuerySet[Reassinatura]) -> Coalesce:
    da_renovacao = pedidos.filter(renovacao=OuterRef("pk")).order_by().values("renovacao")
    return Coalesce(Subquery(da_renovacao.annotate(n=Count("pk")).values("n")), 0)


def por_situacao(renovacao: Renovacao) -> list[tuple[SituacaoReassinatura, int]]:
    numeros = renovacao.reassinaturas.order_by().values_list("situacao").annotate(n=Count("pk"))
    achados = dict(numeros)
    return [(s, achados[s]) for s in SituacaoReassinatura if s in achados]


def por_uf(renovacao: Renovacao) -> list[Parcela]:
    linhas = renovacao.reassinaturas.order_by("ente__uf").values_list("ente__uf")
    contadas = linhas.annotate(
        total=Count("pk"),
        resolvidas=Count("pk", filter=~Q(situacao__in=REASSINATURA_EM_ABERTO)),
        vencidas=Count("pk", filter=Q(situacao=SituacaoReassinatura.VENCIDA)),
    )
    return [
        Parcela(Uf(uf).label, total, resolvidas, vencidas, chave=uf)
        for uf, total, resolvidas, vencidas in contadas
    ]


def que_faltam(renovacao: Renovacao, uf: str = "") -> QuerySet[Reassinatura]:
    """Cada um com a situação do termo que o ente prepara, se prepara algum."""
    preparo = Adesao.objects.em_preparacao().filter(ente=OuterRef("ente")).values("situacao")
    faltam = renovacao.reassinaturas.em_aberto().select_related("ente")
    faltam = faltam.annotate(preparo=Subquery(preparo[:1]))
    return faltam.filter(ente__uf=uf) if uf else faltam


def com_preparo(pedidos: list[Reassinatura]) -> list[tuple[Reassinatura, str, list[str]]]:
    """Cada pedido, em que pé está o termo novo, e os e-mails a que se pode escrever."""
    rotulos = dict(Adesao._meta.get_field("situacao").flatchoices)
    return [
        (pedido, rotulos.get(getattr(pedido, "preparo", None), "Não começou"), contatos)
        for pedido, contatos in com_contatos(pedidos)
    ]


def linhas_do_csv(renovacao: Renovacao, uf: str = "") -> Iterator[list[object]]:
    pedidos = list(que_faltam(renovacao, uf).order_by("ente__uf", "ente__busca", "pk"))
    for pedido, preparo, contatos in com_preparo(pedidos):
        ente = pedido.ente
        yield [
            ente.pk, ente.nome, ente.uf, ente.esfera, pedido.get_situacao_display(),
            f"{pedido.prazo:%d/%m/%Y}", preparo, ", ".join(contatos),
        ]  # fmt: skip
