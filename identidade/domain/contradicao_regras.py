"""O que o portal chama de contradição: cada regra é uma consulta que devolve os fatos de hoje."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from identidade.choices.contradicao import TipoContradicao as Tipo
from identidade.domain.uso import mes_de
from identidade.govbr.destino import eh_oficial
from identidade.models import Implantacao, Uso
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
    for regra in (_sem_uso, _uso_parado, _sem_adesao, _fora_do_dominio, _sem_ponto_focal):
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
