"""O relógio da análise: dias úteis que a adesão passa com a SGD, e quando o prazo vence.

O prazo anda só enquanto a vez é da SGD; na diligência e no rascunho, para. Os períodos saem do
histórico, que não se altera. Dia útil é o que não é fim de semana nem feriado na UF do ente.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from municipios.choices import ADESAO_COM_A_SGD, Uf
from municipios.choices.assinatura import DIAS_DA_ANALISE, AssuntoDecisao, ValorDecisao
from municipios.models import Adesao, Decisao, Feriado, Historico

SABADO = 5
FOLGA = timedelta(days=120)  # Cabe o maior prazo, com os feriados que houver.
Ato = tuple[str, datetime]


class Calendario:
    """Os dias úteis de uma UF entre duas datas, em ordem."""

    def __init__(self, de: date, ate: date, feriados: Iterable[date]) -> None:
        parados = set(feriados)
        dias = (de + timedelta(days=n) for n in range((ate - de).days + 1))
        self.uteis = [d for d in dias if d.weekday() < SABADO and d not in parados]

    def entre(self, desde: date, ate: date) -> int:
        """Dias úteis depois de `desde`, até `ate` inclusive."""
        return max(0, bisect_right(self.uteis, ate) - bisect_right(self.uteis, desde))

    def apos(self, dia: date, quantos: int) -> date:
        """O dia útil de número `quantos` depois de `dia`."""
        return self.uteis[bisect_right(self.uteis, dia) + quantos - 1]


@dataclass(frozen=True)
class Relogio:
    """`uteis` com a SGD, ao todo; `vence_em` só quando há prazo e a vez é da SGD."""

    desde: datetime
    dias: int
    uteis: int
    com_a_sgd: bool
    vence_em: date | None
    atrasada: bool


def dias_uteis_entre(inicio: datetime, fim: datetime, uf: str) -> int:
    """Dias úteis, na UF, depois do dia de `inicio` até o de `fim` (no fuso do portal)."""
    de, ate = timezone.localdate(inicio), timezone.localdate(fim)
    feriados = Feriado.objects.da_uf(uf).filter(data__range=(de, ate))
    return Calendario(de, ate, feriados.values_list("data", flat=True)).entre(de, ate)


def prazo_da_analise(hoje: date | None = None) -> int | None:
    """O que a SGD decidiu, em dias úteis; vazio quando não há prazo."""
    decidido = Decisao.objects.vigente(AssuntoDecisao.PRAZO_DA_ANALISE, hoje)
    return DIAS_DA_ANALISE.get(ValorDecisao(decidido))


def relogio_da_analise(adesao: Adesao, *, agora: datetime | None = None) -> Relogio:
    return relogios([adesao], agora=agora)[adesao.pk]


def relogios(adesoes: Sequence[Adesao], *, agora: datetime | None = None) -> dict[int, Relogio]:
    """O relógio de cada uma, em três consultas, sejam quantas forem (o ente já vem junto)."""
    agora = agora or timezone.now()
    hoje = timezone.localdate(agora)
    atos = _atos(adesoes)
    de = min((timezone.localdate(a[0][1]) for a in atos.values()), default=hoje)
    calendarios = _calendarios({a.ente.uf for a in adesoes}, de, hoje + FOLGA)
    prazo = prazo_da_analise(hoje)
    return {
        a.pk: contar(
            atos.get(a.pk) or [(a.situacao, a.registrada_em)], calendarios[a.ente.uf], prazo, agora
        )
        for a in adesoes
    }


def contar(
    atos: Sequence[Ato], calendario: Calendario, prazo: int | None, agora: datetime
) -> Relogio:
    """Conta pura. `atos`: (situação em que ficou, quando), do mais antigo ao mais novo."""
    hoje, falta, uteis, vence = timezone.localdate(agora), prazo, 0, None
    fins = [quando for _, quando in atos[1:]] + [agora]
    for (situacao, quando), fim in zip(atos, fins, strict=True):
        if situacao not in ADESAO_COM_A_SGD:
            continue
        desde = timezone.localdate(quando)
        passaram = calendario.entre(desde, timezone.localdate(fim))
        uteis += passaram
        if falta is not None and vence is None:
            aberto = fim is agora
            if passaram >= falta or aberto:
                vence = calendario.apos(desde, falta) if falta else desde
            falta -= passaram
    desde_quando = _ultima_mudanca(atos)
    com_a_sgd = atos[-1][0] in ADESAO_COM_A_SGD
    return Relogio(
        desde=desde_quando,
        dias=(hoje - timezone.localdate(desde_quando)).days,
        uteis=uteis,
        com_a_sgd=com_a_sgd,
        vence_em=vence if com_a_sgd else None,
        atrasada=bool(com_a_sgd and vence and hoje > vence),
    )


def _ultima_mudanca(atos: Sequence[Ato]) -> datetime:
    """Ato que não muda a situação (gerar o documento, passar a outra pessoa) não zera o tempo."""
    desde = atos[-1][1]
    for situacao, quando in reversed(atos):
        if situacao != atos[-1][0]:
            break
        desde = quando
    return desde


def _atos(adesoes: Sequence[Adesao]) -> dict[int, list[Ato]]:
    chaves = [str(a.pk) for a in adesoes]
    lidos = Historico.objects.sobre(Adesao).filter(alvo_id__in=chaves)
    por_adesao: dict[int, list[Ato]] = defaultdict(list)
    for alvo, para, em in lidos.order_by("em", "pk").values_list("alvo_id", "para", "em"):
        por_adesao[int(alvo)].append((para, em))
    return por_adesao


def _calendarios(ufs: set[str], de: date, ate: date) -> dict[str, Calendario]:
    por_uf: dict[str, list[date]] = defaultdict(list)
    for uf, data in Feriado.objects.filter(data__range=(de, ate)).values_list("uf", "data"):
        for sigla in [uf] if uf else Uf.values:
            por_uf[sigla].append(data)
    return {uf: Calendario(de, ate, por_uf[uf]) for uf in ufs}
