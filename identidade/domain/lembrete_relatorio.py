"""Lembra quem opera por um hub do relatório do mês: antes do dia 05, e depois dele.

A regra (`RegraLembrete`) diz com quantos dias de antecedência, e de quanto em quanto tempo repete.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from identidade.models import RelatorioHub
from identidade.models.relatorio_hub import vencimento_do_mes
from municipios.domain.lembrete import na_cadencia, regra_ativa
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Delegacao, Hub, Operador, RegraLembrete

RELATORIO_PENDENTE = "relatorio_pendente"


def lembrar_relatorios(*, agora: datetime | None = None) -> int:
    """Vale para hub ativo que algum ente deixa ver, ou que já abriu relatório; diz quantos avisos.

    O mês é o que acabou.
    """
    hoje = timezone.localdate(agora)
    regra = regra_ativa(RELATORIO_PENDENTE)
    return notificar_todos(_avisos(regra, hoje)) if regra else 0


def _avisos(regra: RegraLembrete, hoje: date) -> Iterator[Aviso]:
    mes = (hoje.replace(day=1) - timedelta(days=1)).replace(day=1)
    vence = vencimento_do_mes(mes)
    primeiro = vence - timedelta(days=regra.dias)
    if hoje < primeiro:
        return
    entregues = RelatorioHub.objects.entregues().filter(mes=mes)
    deixam_ver = Delegacao.objects.em_vigor(hoje).order_by().values("hub")
    ja_informam = RelatorioHub.objects.order_by().values("hub")
    devem = Hub.objects.ativos().filter(Q(pk__in=deixam_ver) | Q(pk__in=ja_informam))
    operadores = Operador.objects.em_exercicio(hoje).filter(
        hub__in=devem.exclude(pk__in=entregues.values("hub"))
    )
    dia = na_cadencia(regra, primeiro, hoje)
    campos = ("pk", "nome", "email", "hub", "hub__nome")
    for pk, nome, email, hub, do_hub in operadores.order_by("pk").values_list(*campos):
        contexto = {
            "hub": hub,
            "do_hub": do_hub,
            "mes": f"{mes:%m/%Y}",
            "vence": f"{vence:%d/%m/%Y}",
            "venceu": hoje > vence,
        }
        chave = f"{regra.codigo}:{hub}-{mes:%Y-%m}:operador-{pk}:{dia}"
        yield Aviso(chave, RELATORIO_PENDENTE, email, nome, None, contexto)
