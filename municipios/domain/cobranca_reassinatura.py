"""Cobrar a nova assinatura: lembrete perto do prazo e, passado ele, quem mais precisa saber.

O prazo que passa não tira ninguém da Rede: o pedido fica vencido, e ainda se pode assinar.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from municipios.domain.aviso_reassinatura import PENDENTE, VENCIDA, VENCIDA_EQUIPE, avisos
from municipios.domain.contato import por_responsavel
from municipios.domain.lembrete import na_cadencia, regra_ativa
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.domain.reassinatura import VENCER, dispensar_sem_adesao
from municipios.domain.transicoes import executar_varios
from municipios.models import Adesao, Reassinatura, RegraLembrete, Renovacao, Usuario

# Quantos entes o aviso à equipe diz pelo nome; os demais estão na página da renovação.
NOMES_NO_AVISO = 10


def cobrar(*, agora: datetime | None = None) -> int:
    """A varredura do dia: diz os avisos novos."""
    hoje = timezone.localdate(agora)
    dispensar_sem_adesao()
    vencidos = dar_por_vencidas(hoje)
    regra = regra_ativa(PENDENTE)
    return vencidos + (notificar_todos(_lembretes(regra, hoje)) if regra else 0)


def _lembretes(regra: RegraLembrete, hoje: date) -> Iterator[Aviso]:
    """`regra.dias` antes do prazo, e de novo a cada `repete_a_cada`, enquanto não se assina.

    Quem recebeu o pedido há menos de um dia não precisa ser lembrado; a denunciada está de saída.
    """
    perto = hoje + timedelta(days=regra.dias)
    vigentes = Adesao.objects.vigentes().values("ente")
    faltam = Reassinatura.objects.em_aberto().filter(
        prazo__lte=perto, aberta_em__date__lt=hoje, ente__in=vigentes
    )
    for renovacao, entes in _por_renovacao(faltam):
        # Contado do prazo, e não do dia em que se roda.
        dia = na_cadencia(regra, renovacao.prazo - timedelta(days=regra.dias), hoje)
        yield from avisos(PENDENTE, renovacao, entes, hoje, periodo=str(dia))


def _por_renovacao(pedidos: QuerySet[Reassinatura]) -> Iterator[tuple[Renovacao, list[str]]]:
    grupos: dict[int, list[str]] = defaultdict(list)
    for pk, ente in pedidos.order_by("renovacao", "ente").values_list("renovacao", "ente"):
        grupos[pk].append(ente)
    for renovacao in Renovacao.objects.filter(pk__in=grupos).select_related("modelo"):
        yield renovacao, grupos[renovacao.pk]


@transaction.atomic
def dar_por_vencidas(hoje: date | None = None) -> int:
    """Vence as atrasadas e, na mesma transação, avisa o ente e o responsável na SGD."""
    dia = hoje or timezone.localdate()
    atrasadas = executar_varios(
        Reassinatura.objects.atrasadas_em(dia),
        VENCER,
        por=Usuario.objects.sistema(),
        motivo="O prazo passou sem o termo novo em vigor.",
    )
    vencidas = Reassinatura.objects.filter(pk__in=[atrasada.pk for atrasada in atrasadas])
    feitos = 0
    for renovacao, entes in _por_renovacao(vencidas):
        feitos += notificar_todos(avisos(VENCIDA, renovacao, entes, dia))
        feitos += notificar_todos(_a_equipe(renovacao, entes, dia))
    return feitos


def _a_equipe(renovacao: Renovacao, entes: list[str], dia: date) -> Iterator[Aviso]:
    """Um aviso por pessoa da SGD com todos os entes dela, e não um por ente."""
    for contato, quantos, nomes in por_responsavel(entes, NOMES_NO_AVISO):
        contexto = {
            "texto": str(renovacao.modelo),
            "numero": renovacao.pk,
            "quantos": quantos,
            "entes": nomes,
        }
        chave = f"{VENCIDA_EQUIPE}:{renovacao.pk}:{contato.quem}:{dia}"
        yield Aviso(chave, VENCIDA_EQUIPE, contato.email, contato.nome, None, contexto)
