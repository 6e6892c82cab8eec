"""Encerrar uma campanha grande: dispensar em lotes o que ficou sem resposta, e só então terminar.

Cada lote é uma transação: morto no meio, o trabalhador seguinte continua do que falta, e quem
responde enquanto isso tem a resposta guardada. Dois trabalhadores não pegam a mesma campanha.
"""

from django.db import transaction

from municipios.domain.campanha import TERMINAR
from municipios.domain.reconfirmacao import dispensar_todas
from municipios.domain.transicoes import executar
from municipios.models import Campanha, Usuario
from municipios.permissions import conduz_campanha

LOTE = 500


def terminar_encerramentos(lote: int = LOTE) -> int:
    """A varredura: diz quantas perguntas se dispensaram."""
    dispensadas = 0
    for campanha in Campanha.objects.a_terminar():
        while feitas := dispensar_um_lote(campanha.pk, lote):
            dispensadas += feitas
    return dispensadas


@transaction.atomic
def dispensar_um_lote(pk: int, tamanho: int) -> int:
    """Zero é hora de parar: não falta nada, ou outro trabalhador está com ela."""
    a_terminar = Campanha.objects.a_terminar().filter(pk=pk)
    campanha = a_terminar.select_for_update(skip_locked=True, of=("self",)).first()
    if campanha is None or campanha.encerrada_por is None:
        return 0
    sistema, quem = Usuario.objects.sistema(), campanha.encerrada_por
    em_aberto = campanha.reconfirmacoes.em_aberto()
    chaves = list(em_aberto.order_by("pk").values_list("pk", flat=True)[:tamanho])
    if not chaves:
        executar(campanha, TERMINAR, por=sistema)
        return 0
    # Quem mandou encerrar pode ter saído da SGD desde então: a ordem continua valendo.
    por = quem if conduz_campanha(quem) else sistema
    motivo = campanha.motivo_do_encerramento
    dispensar_todas(em_aberto.filter(pk__in=chaves), por=por, motivo=motivo)
    return len(chaves)
