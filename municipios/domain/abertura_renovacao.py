"""Levar o pedido de nova assinatura a cada ente, e desfazê-lo: em lotes, no trabalhador.

Cada lote é uma transação que trava a renovação: dois trabalhadores não fazem o mesmo, e o que
morre no meio deixa o resto para a varredura seguinte, que continua dos entes que faltam.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils import timezone

from municipios.choices.renovacao import SituacaoRenovacao
from municipios.domain.aviso_reassinatura import avisar_do_cancelamento, avisar_do_pedido
from municipios.domain.reassinatura import cancelar_todos, superar
from municipios.domain.renovacao import ABRIR, COMECAR, CONCLUIR, DESFAZER, alcance
from municipios.domain.transicoes import executar, registrar_varios
from municipios.models import Reassinatura, Renovacao, Usuario
from municipios.models.renovacao import RenovacaoQuerySet

LOTE = 200


def varrer(lote: int = LOTE, *, hoje: date | None = None) -> int:
    """Abre o que chegou ao dia, desfaz o cancelado e conclui o que todos assinaram.

    Diz quantos pedidos mudaram.
    """
    dia = hoje or timezone.localdate()
    cancelados = _ate_o_fim(Renovacao.objects.a_desfazer(), lambda pk: cancelar_lote(pk, lote))
    abertos = _ate_o_fim(
        Renovacao.objects.a_abrir_em(dia), lambda pk: abrir_lote(pk, lote, hoje=dia)
    )
    _concluir_as_respondidas()
    return cancelados + abertos


def _ate_o_fim(renovacoes: RenovacaoQuerySet, um_lote: Callable[[int], int]) -> int:
    mudados = 0
    for pk in list(renovacoes.values_list("pk", flat=True)):
        while feitos := um_lote(pk):
            mudados += feitos
    return mudados


def _travar(renovacoes: RenovacaoQuerySet, pk: int) -> Renovacao | None:
    """Nenhuma, se outro trabalhador está com ela, ou se já não é o caso."""
    nossa = renovacoes.filter(pk=pk).select_for_update(skip_locked=True, of=("self",))
    return nossa.select_related("modelo", "coorte").first()


@transaction.atomic
def abrir_lote(pk: int, tamanho: int, *, hoje: date) -> int:
    """Pede a mais alguns entes, e avisa as pessoas de cada um; zero quando não falta nenhum."""
    renovacao = _travar(Renovacao.objects.a_abrir_em(hoje), pk)
    if renovacao is None:
        return 0
    sistema = Usuario.objects.sistema()
    adesoes = alcance(renovacao.modelo, renovacao.coorte)
    if renovacao.situacao == SituacaoRenovacao.PROGRAMADA:
        total = adesoes.count()
        executar(renovacao, COMECAR, por=sistema, aberta_em=timezone.now(), total=total)
    ja_pedidos = renovacao.reassinaturas.values("ente")
    faltam = adesoes.exclude(ente__in=ja_pedidos).order_by("ente")
    entes = list(faltam.values_list("ente", flat=True)[:tamanho])
    if not entes:
        executar(renovacao, ABRIR, por=sistema)
        return 0
    superar(Reassinatura.objects.em_aberto().filter(ente__in=entes))
    novas = Reassinatura.objects.bulk_create(
        Reassinatura(renovacao=renovacao, ente_id=ente, prazo=renovacao.prazo) for ente in entes
    )
    registrar_varios(novas, "pedir", "Pedir nova assinatura", por=renovacao.criada_por)
    avisar_do_pedido(renovacao, entes, hoje)
    return len(entes)


@transaction.atomic
def cancelar_lote(pk: int, tamanho: int) -> int:
    """Cancela mais alguns pedidos em aberto e avisa; zero quando não falta nenhum."""
    renovacao = _travar(Renovacao.objects.a_desfazer(), pk)
    if renovacao is None:
        return 0
    em_aberto = renovacao.reassinaturas.em_aberto()
    entes = list(em_aberto.order_by("ente").values_list("ente", flat=True)[:tamanho])
    if not entes:
        executar(renovacao, DESFAZER, por=Usuario.objects.sistema())
        return 0
    cancelar_todos(em_aberto.filter(ente__in=entes), motivo=renovacao.motivo_do_cancelamento)
    avisar_do_cancelamento(renovacao, entes, timezone.localdate())
    return len(entes)


def _concluir_as_respondidas() -> None:
    em_aberto = Reassinatura.objects.em_aberto().values("renovacao")
    for pk in Renovacao.objects.abertas().exclude(pk__in=em_aberto).values_list("pk", flat=True):
        with transaction.atomic():
            renovacao = _travar(Renovacao.objects.abertas(), pk)
            if renovacao and not renovacao.reassinaturas.em_aberto().exists():
                executar(renovacao, CONCLUIR, por=Usuario.objects.sistema())
