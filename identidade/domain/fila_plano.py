"""Os planos como a equipe os acompanha: os recortes, e o que falta em cada um."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.enums import TextChoices
from django.utils import timezone

from identidade.choices.plano import ACAO_ABERTA, SituacaoAcao
from identidade.domain.engajamento import sem_reacao
from identidade.models import Acao, PlanoAcao
from identidade.models.plano import PlanoAcaoQuerySet


class RecortePlano(TextChoices):
    ABERTOS = "abertos", "Em aberto"
    ATRASADOS = "atrasados", "Com ação atrasada"
    SEM_ACORDO = "sem_acordo", "Sem acordo"
    A_ESPERA = "a_espera", "À espera de acordo"
    BLOQUEADOS = "bloqueados", "Com ação bloqueada"
    NAO_ABERTOS = "nao_abertos", "Não abertos pelo ente"
    SEM_REACAO = "sem_reacao", "Sem reação do ente"
    ENCERRADOS = "encerrados", "Encerrados"


def recortar(
    planos: PlanoAcaoQuerySet, recorte: str, *, agora: datetime | None = None
) -> PlanoAcaoQuerySet:
    agora = agora or timezone.now()
    abertos = PlanoAcao.objects.abertos()
    de_cada: dict[str, QuerySet[PlanoAcao]] = {
        RecortePlano.ABERTOS: abertos,
        RecortePlano.ATRASADOS: _com_acao(Acao.objects.atrasadas(timezone.localdate(agora))),
        RecortePlano.SEM_ACORDO: PlanoAcao.objects.sem_acordo(),
        RecortePlano.A_ESPERA: PlanoAcao.objects.a_espera_de_acordo(),
        RecortePlano.BLOQUEADOS: abertos & _com_acao(Acao.objects.bloqueadas()),
        RecortePlano.NAO_ABERTOS: abertos.nunca_abertos_pelo_ente(),
        RecortePlano.SEM_REACAO: sem_reacao(abertos, agora),
        RecortePlano.ENCERRADOS: PlanoAcao.objects.filter(encerrado_em__isnull=False),
    }
    return planos & de_cada[recorte]


def com_numeros(planos: PlanoAcaoQuerySet, hoje: date | None = None) -> PlanoAcaoQuerySet:
    """`total`, `resolvidas`, `atrasadas`, `bloqueadas` e `visto_em` de cada plano."""
    no_plano = ~Q(acoes__situacao=SituacaoAcao.RETIRADA)
    abertas = Q(acoes__situacao__in=ACAO_ABERTA)
    vencidas = abertas & Q(acoes__prazo__lt=hoje or timezone.localdate())
    return planos.com_visita().annotate(
        total=Count("acoes", filter=no_plano),
        resolvidas=Count("acoes", filter=no_plano & ~abertas),
        atrasadas=Count("acoes", filter=vencidas & Q(encerrado_em__isnull=True)),
        bloqueadas=Count("acoes", filter=Q(acoes__situacao=SituacaoAcao.BLOQUEADA)),
    )


def linhas_do_csv(planos: Iterable[PlanoAcao]) -> Iterator[list[object]]:
    for plano in planos:
        numeros = (getattr(plano, n) for n in ("total", "resolvidas", "atrasadas", "bloqueadas"))
        yield [
            plano.ente_id, plano.ente.nome, plano.ente.uf, plano.get_situacao_display(),
            *(_dia(q) for q in (plano.iniciado_em, plano.acordado_em)), *numeros,
            *(_dia(q) for q in (getattr(plano, "visto_em", None), plano.reacao_em)),
        ]  # fmt: skip


def _dia(quando: datetime | None) -> str:
    return f"{timezone.localtime(quando):%d/%m/%Y}" if quando else ""


def _com_acao(acoes: QuerySet[Acao]) -> QuerySet[PlanoAcao]:
    return PlanoAcao.objects.filter(Exists(acoes.filter(plano=OuterRef("pk"))))
