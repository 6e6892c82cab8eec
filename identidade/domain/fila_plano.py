"""Os planos como a equipe os acompanha: os recortes, e o que falta em cada um."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.enums import TextChoices
from django.db.models.functions import Coalesce, Least, NullIf, TruncDate
from django.utils import timezone

from identidade.choices.plano import ACAO_ABERTA, PLANO_PROPOSTO, SituacaoAcao
from identidade.domain.engajamento import sem_reacao
from identidade.models import Acao, PlanoAcao
from identidade.models.plano import PlanoAcaoQuerySet
from municipios.choices.mensagem import Lado
from municipios.models import Gerencia, Usuario

MINHA_CARTEIRA, SEM_GERENTE, MAIOR_CHAVE = "minha", "ninguem", 18
NOME_DO_GERENTE = Coalesce(NullIf("usuario__nome_social", Value("")), "usuario__nome")


class RecortePlano(TextChoices):
    ABERTOS = "abertos", "Em aberto"
    ATRASADOS = "atrasados", "Com ação atrasada"
    SEM_ACORDO = "sem_acordo", "Sem acordo"
    A_ESPERA = "a_espera", "À espera de acordo"
    A_ESPERA_DA_SGD = "a_espera_da_sgd", "À espera da SGD"
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
        RecortePlano.A_ESPERA_DA_SGD: _da_sgd(),
        RecortePlano.BLOQUEADOS: abertos & _com_acao(Acao.objects.bloqueadas()),
        RecortePlano.NAO_ABERTOS: abertos.nunca_abertos_pelo_ente(),
        RecortePlano.SEM_REACAO: sem_reacao(abertos, agora),
        RecortePlano.ENCERRADOS: PlanoAcao.objects.filter(encerrado_em__isnull=False),
    }
    return planos & de_cada[recorte]


def com_numeros(planos: PlanoAcaoQuerySet, hoje: date | None = None) -> PlanoAcaoQuerySet:
    """Contas das ações, visita, proposta, `gerentes` e `parado_desde` de cada plano.

    Parado desde: a ação vencida, a proposta sem resposta ou a última reação, o que for mais antigo.
    """
    no_plano = ~Q(acoes__situacao=SituacaoAcao.RETIRADA)
    abertas = Q(acoes__situacao__in=ACAO_ABERTA)
    vencidas = abertas & Q(acoes__prazo__lt=hoje or timezone.localdate())
    cuidam = Gerencia.objects.filter(ente=OuterRef("ente"), fim__isnull=True).order_by()
    nomes = cuidam.values("ente").annotate(nomes=StringAgg(NOME_DO_GERENTE, ", "))
    return (
        planos.com_visita()
        .com_a_proposta()
        .annotate(
            total=Count("acoes", filter=no_plano),
            resolvidas=Count("acoes", filter=no_plano & ~abertas),
            atrasadas=Count("acoes", filter=vencidas & Q(encerrado_em__isnull=True)),
            bloqueadas=Count("acoes", filter=Q(acoes__situacao=SituacaoAcao.BLOQUEADA)),
            gerentes=Coalesce(Subquery(nomes.values("nomes")), Value(""), output_field=TextField()),
            parado_desde=Least(
                Min("acoes__prazo", filter=vencidas & Q(encerrado_em__isnull=True)),
                Case(When(situacao__in=PLANO_PROPOSTO, then=TruncDate("proposto_em"))),
                TruncDate(Coalesce("reacao_em", "iniciado_em")),
                output_field=DateField(),
            ),
        )
    )


def da_carteira(planos: PlanoAcaoQuerySet, de_quem: str, quem: Usuario) -> PlanoAcaoQuerySet:
    """`de_quem`: “minha”, “ninguem” (ente sem gerente) ou a chave de um gerente; vazio, todos."""
    abertas = Gerencia.objects.filter(fim__isnull=True)
    if de_quem == SEM_GERENTE:
        return planos.exclude(ente__in=abertas.values("ente"))
    chave = str(quem.pk) if de_quem == MINHA_CARTEIRA else de_quem
    if not (chave.isascii() and chave.isdecimal() and len(chave) < MAIOR_CHAVE):
        return planos
    return planos.filter(ente__in=abertas.filter(usuario=int(chave)).values("ente"))


def linhas_do_csv(planos: Iterable[PlanoAcao]) -> Iterator[list[object]]:
    for plano in planos:
        numeros = (getattr(plano, n) for n in ("total", "resolvidas", "atrasadas", "bloqueadas"))
        yield [
            plano.ente_id, plano.ente.nome, plano.ente.uf, plano.get_situacao_display(),
            *(_dia(q) for q in (plano.iniciado_em, plano.acordado_em)), *numeros,
            *(_dia(q) for q in (getattr(plano, "visto_em", None), plano.reacao_em)),
            plano.falta, getattr(plano, "gerentes", ""),
            f"{getattr(plano, 'parado_desde', plano.iniciado_em):%d/%m/%Y}",
        ]  # fmt: skip


def _dia(quando: datetime | None) -> str:
    return f"{timezone.localtime(quando):%d/%m/%Y}" if quando else ""


def _da_sgd() -> QuerySet[PlanoAcao]:
    esperam = PlanoAcao.objects.a_espera_do_lado(Lado.SGD)
    return PlanoAcao.objects.filter(pk__in=esperam.values("pk"))


def _com_acao(acoes: QuerySet[Acao]) -> QuerySet[PlanoAcao]:
    return PlanoAcao.objects.filter(Exists(acoes.filter(plano=OuterRef("pk"))))
