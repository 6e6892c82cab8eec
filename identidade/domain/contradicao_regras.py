"""O que o portal chama de contradição: cada regra é uma consulta que devolve os fatos de hoje."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from identidade.choices import ResultadoVerificacao, SituacaoImplantacao
from identidade.choices.contradicao import TipoContradicao as Tipo
from identidade.choices.plano import ACAO_ABERTA, ACAO_FEITA
from identidade.domain.uso import mes_de
from identidade.govbr.destino import eh_oficial
from identidade.models import Acao, Implantacao, PlanoAcao, Uso, Verificacao
from identidade.models.acao_consulta import AcaoQuerySet
from identidade.models.verificacao import FALHAS_QUE_ALARMAM
from municipios.choices import SituacaoEnte
from municipios.models import Adesao, Ente, PontoFocal

# Quanto se espera o uso depois da produção: dois meses inteiros já acabados.
MESES_DE_ESPERA = 2


class Fato(NamedTuple):
    """`implantacao_id` zero quer dizer o ente inteiro."""

    tipo: str
    ente_id: str
    implantacao_id: int


def fatos(hoje: date) -> Iterator[Fato]:
    """Todas as contradições que os registros mostram hoje, só de entes ativos."""
    for regra in REGRAS:
        yield from regra(hoje)


def meses_cobrados(hoje: date) -> tuple[date, date]:
    """O primeiro e o último dos meses que já deviam estar informados."""
    ultimo = mes_de(mes_de(hoje) - timedelta(days=1))
    primeiro = ultimo
    for _ in range(MESES_DE_ESPERA - 1):
        primeiro = mes_de(primeiro - timedelta(days=1))
    return primeiro, ultimo


def _em_producao() -> QuerySet[Implantacao]:
    return Implantacao.objects.integradas().filter(ente__situacao=SituacaoEnte.ATIVO)


def _cobradas(hoje: date) -> QuerySet[Implantacao]:
    """Em produção desde antes do primeiro mês cobrado."""
    primeiro, _ = meses_cobrados(hoje)
    inicio = timezone.make_aware(datetime.combine(primeiro, time.min))
    return _em_producao().filter(producao_em__lt=inicio)


def _usos(hoje: date) -> QuerySet[Uso]:
    return Uso.objects.filter(implantacao=OuterRef("pk"), mes__range=meses_cobrados(hoje))


def _das(tipo: Tipo, implantacoes: QuerySet[Implantacao]) -> Iterator[Fato]:
    for ente_id, pk in implantacoes.values_list("ente", "pk").iterator():
        yield Fato(tipo, ente_id, pk)


def _sem_uso(hoje: date) -> Iterator[Fato]:
    yield from _das(Tipo.SEM_USO, _cobradas(hoje).filter(~Exists(_usos(hoje))))


def _uso_parado(hoje: date) -> Iterator[Fato]:
    usos = _usos(hoje)
    paradas = _cobradas(hoje).filter(Exists(usos), ~Exists(usos.filter(volume__gt=0)))
    yield from _das(Tipo.USO_PARADO, paradas)


def _sem_adesao(hoje: date) -> Iterator[Fato]:
    em_vigor = Adesao.objects.em_vigor().filter(ente=OuterRef("ente"))
    yield from _das(Tipo.SEM_ADESAO, _em_producao().filter(~Exists(em_vigor)))


def _fora_do_dominio(hoje: date) -> Iterator[Fato]:
    """A Portaria SGD/MGI 7.076/2024, art. 3º, exige domínio oficial do sistema em produção."""
    com_endereco = _em_producao().exclude(url="").values_list("ente", "pk", "url")
    for ente_id, pk, url in com_endereco.iterator():
        if not eh_oficial(urlsplit(url).hostname or ""):
            yield Fato(Tipo.DOMINIO, ente_id, pk)


def _sem_ponto_focal(hoje: date) -> Iterator[Fato]:
    hoje_no_cargo = PontoFocal.objects.confirmados().no_periodo(hoje)
    sem = Ente.objects.filter(
        Exists(Adesao.objects.em_vigor().filter(ente=OuterRef("pk"))),
        ~Exists(hoje_no_cargo.filter(ente=OuterRef("pk"))),
        situacao=SituacaoEnte.ATIVO,
    )
    for ente_id in sem.values_list("pk", flat=True).iterator():
        yield Fato(Tipo.SEM_PONTO_FOCAL, ente_id, 0)


def _verificacao_falhou(hoje: date) -> Iterator[Fato]:
    ultimas = Verificacao.objects.ultimos_resultados()
    no_ar = _em_producao().annotate(ultimas=ultimas)
    ruins = [ResultadoVerificacao.FALHA] * FALHAS_QUE_ALARMAM
    yield from _das(Tipo.VERIFICACAO, no_ar.filter(ultimas=ruins))


def _plano_adiante(hoje: date) -> Iterator[Fato]:
    """Por ente e produto do último plano acordado: ações todas feitas, nenhuma no ar.

    Sem implantação do produto, o fato é do ente; com ela, é da que foi mais longe. A ação ligada a
    uma implantação diz até onde, e é por ela que se mede.
    """
    for acao in _feitas().filter(implantacao__isnull=False).select_related("implantacao", "plano"):
        if not acao.alcancou_a_meta:
            yield Fato(Tipo.PLANO, acao.ente_id, acao.implantacao_id or 0)
    for ente_id, produto_id in _produtos_com_tudo_feito():
        dele = Implantacao.objects.filter(ente=ente_id, produto=produto_id)
        if dele.integradas().exists():
            continue
        situacoes = list(SituacaoImplantacao)
        ordem = sorted(dele, key=lambda i: (situacoes.index(i.situacao), i.pk))  # type: ignore[arg-type]
        andando = [i for i in ordem if i.situacao != SituacaoImplantacao.SUSPENSA] or ordem
        yield Fato(Tipo.PLANO, ente_id, andando[-1].pk if andando else 0)


def _dos_ultimos_planos() -> AcaoQuerySet:
    outro = PlanoAcao.objects.filter(ente=OuterRef("ente"), vigente__isnull=False)
    ultimos = PlanoAcao.objects.filter(
        ~Exists(outro.filter(pk__gt=OuterRef("pk"))),
        vigente__isnull=False,
        ente__situacao=SituacaoEnte.ATIVO,
    )
    return Acao.objects.filter(plano__in=ultimos, produto__isnull=False).order_by()


def _feitas() -> AcaoQuerySet:
    return _dos_ultimos_planos().filter(situacao__in=ACAO_FEITA)


def _produtos_com_tudo_feito() -> list[tuple[str, str]]:
    """O que não se aplica não conta: nem prova que se fez, nem impede."""
    contas = (
        _dos_ultimos_planos()
        .values_list("plano__ente", "produto")
        .annotate(
            abertas=Count("pk", filter=Q(situacao__in=ACAO_ABERTA)),
            feitas=Count("pk", filter=Q(situacao__in=ACAO_FEITA)),
            ligadas=Count("implantacao"),
        )
    )
    return [
        (ente_id, produto_id)
        for ente_id, produto_id, abertas, feitas, ligadas in contas
        if feitas and not abertas and not ligadas
    ]


REGRAS = (
    _sem_uso, _uso_parado, _sem_adesao, _fora_do_dominio, _verificacao_falhou, _plano_adiante,
    _sem_ponto_focal,
)  # fmt: skip
