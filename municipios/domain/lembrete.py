"""Lembretes de `municipios`: quem foi indicado e não confirmou.

A regra (`RegraLembrete`) é dado: depois de quantos dias e de quanto em quanto tempo. O período da
chave é o dia do vencimento, contado do fato e não do dia em que se roda: varrer duas vezes, atrasar
ou mexer no relógio não repete aviso, e um dia perdido se alcança no seguinte. De vários períodos
perdidos sai um aviso só, o do último vencimento.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from municipios.choices import SituacaoEnte
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Autoridade, PontoFocal, RegraLembrete

PONTO_FOCAL_NAO_CONFIRMADO = "ponto_focal_nao_confirmado"
A_AUTORIDADE = "ponto_focal_nao_confirmado_autoridade"


def regra_ativa(codigo: str) -> RegraLembrete | None:
    return RegraLembrete.objects.filter(codigo=codigo, ativa=True).first()


def limite(regra: RegraLembrete, hoje: date) -> datetime:
    """Fatos anteriores a este instante já venceram em `hoje`."""
    dia = hoje - timedelta(days=regra.dias - 1)
    return timezone.make_aware(datetime.combine(dia, time.min))


def vencimento(regra: RegraLembrete, fato: datetime, hoje: date) -> date:
    """O último dia de aviso até `hoje`, contado do dia do fato em Brasília."""
    return na_cadencia(regra, timezone.localdate(fato) + timedelta(days=regra.dias), hoje)


def na_cadencia(regra: RegraLembrete, primeiro: date, hoje: date) -> date:
    """O último dia de aviso até `hoje`, do `primeiro` em diante."""
    if not regra.repete_a_cada:
        return primeiro
    repeticoes = (hoje - primeiro).days // regra.repete_a_cada
    return primeiro + timedelta(days=repeticoes * regra.repete_a_cada)


def lembrar_pontos_focais(*, agora: datetime | None = None) -> int:
    """Avisa quem ainda não confirmou, e a autoridade do ente, se tiver e-mail; diz quantos avisos.

    Vale para indicação em vigor, de ente ativo.
    """
    hoje = timezone.localdate(agora)
    regra = regra_ativa(PONTO_FOCAL_NAO_CONFIRMADO)
    return notificar_todos(_avisos(regra, hoje)) if regra else 0


def _avisos(regra: RegraLembrete, hoje: date) -> Iterator[Aviso]:
    vencidos = (
        PontoFocal.objects.aguardando_primeiro_acesso()
        .no_periodo(hoje)
        .filter(indicado_em__lt=limite(regra, hoje), ente__situacao=SituacaoEnte.ATIVO)
        # A SGD pode ter levado dias a aprovar: o prazo da pessoa conta de quando ela pôde entrar.
        .filter(inicio__lte=hoje - timedelta(days=regra.dias))
    )
    chefes = Autoridade.objects.no_cargo_em(hoje).exclude(email="")
    chefes = chefes.filter(ente__in=vencidos.values("ente"))
    responde: dict[str, tuple[int, str, str]] = {}
    for ente_id, pk, nome, email in chefes.values_list("ente", "pk", "nome", "email"):
        responde.setdefault(ente_id, (pk, nome, email))
    campos = ("pk", "ente", "nome", "email", "indicado_em")
    for pk, ente_id, nome, email, indicado_em in vencidos.order_by().values_list(*campos):
        dia = vencimento(regra, indicado_em, hoje)
        contexto = {
            "ponto_focal": nome,
            "indicado_em": f"{timezone.localdate(indicado_em):%d/%m/%Y}",
        }
        inicio = f"{regra.codigo}:{pk}"
        chave = f"{inicio}:ponto_focal-{pk}:{dia}"
        yield Aviso(chave, PONTO_FOCAL_NAO_CONFIRMADO, email, nome, ente_id, contexto)
        if ente_id in responde:
            chefe_pk, chefe_nome, chefe_email = responde[ente_id]
            chave = f"{inicio}:autoridade-{chefe_pk}:{dia}"
            yield Aviso(chave, A_AUTORIDADE, chefe_email, chefe_nome, ente_id, contexto)
