"""Evento: preparar, mudar, publicar, realizar e cancelar."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from municipios.choices.evento import EVENTO_EM_PREPARO, SituacaoEvento
from municipios.domain.aviso_evento import avisar_da_mudanca, avisar_do_cancelamento
from municipios.domain.transicoes import (
    Transicao,
    TransicaoInvalida,
    conferir,
    criar,
    executar,
)
from municipios.domain.vaga import ocupadas, promover
from municipios.models import Evento, Usuario
from municipios.permissions import conduz_evento

PREPARAR = Transicao("preparar", "Preparar o evento", (), SituacaoEvento.RASCUNHO, conduz_evento)
MUDAR_RASCUNHO = Transicao(
    "mudar", "Mudar o evento", (SituacaoEvento.RASCUNHO,), SituacaoEvento.RASCUNHO, conduz_evento
)
MUDAR_PUBLICADO = Transicao(
    "mudar_publicado",
    "Mudar o evento publicado",
    (SituacaoEvento.PUBLICADO,),
    SituacaoEvento.PUBLICADO,
    conduz_evento,
)
PUBLICAR = Transicao(
    "publicar",
    "Publicar o evento",
    (SituacaoEvento.RASCUNHO,),
    SituacaoEvento.PUBLICADO,
    conduz_evento,
)
REALIZAR = Transicao(
    "realizar",
    "Registrar que aconteceu",
    (SituacaoEvento.PUBLICADO,),
    SituacaoEvento.REALIZADO,
    conduz_evento,
)
CANCELAR = Transicao(
    "cancelar",
    "Cancelar o evento",
    EVENTO_EM_PREPARO,
    SituacaoEvento.CANCELADO,
    conduz_evento,
    exige_motivo=True,
)
# O que, mudado depois de publicado, desencontra quem vem.
QUANDO_E_ONDE = ("inicio", "fim", "fuso", "modalidade", "local", "link")
TRANSICOES = (PREPARAR, MUDAR_RASCUNHO, MUDAR_PUBLICADO, PUBLICAR, REALIZAR, CANCELAR)


def preparar(evento: Evento, *, por: Usuario) -> Evento:
    evento.criado_por = por
    return criar(evento, PREPARAR, por=por)


@transaction.atomic
def mudar(evento: Evento, *, por: Usuario, **campos: Any) -> Evento:
    """Muda o que se diz do evento enquanto não aconteceu; a revisão sobe para as agendas."""
    travado = Evento.objects.select_for_update(of=("self",)).get(pk=evento.pk)
    rascunho = travado.situacao == SituacaoEvento.RASCUNHO
    transicao = MUDAR_RASCUNHO if rascunho else MUDAR_PUBLICADO
    conferir(travado, transicao, por, "")
    vagas, tomadas = campos.get("vagas", travado.vagas), ocupadas(travado)
    if vagas is not None and vagas < tomadas:
        raise TransicaoInvalida(
            f"Já há {tomadas} pessoas confirmadas: as vagas não podem ser menos.", codigo="vagas"
        )
    mudado = executar(travado, transicao, por=por, revisao=travado.revisao + 1, **campos)
    if not rascunho and any(getattr(mudado, c) != getattr(travado, c) for c in QUANDO_E_ONDE):
        avisar_da_mudanca(mudado)
    promover(mudado)
    return mudado


def publicar(evento: Evento, *, por: Usuario, agora: datetime | None = None) -> Evento:
    if evento.fim <= (agora or timezone.now()):
        raise TransicaoInvalida("Este evento já passou. Corrija as datas antes.", codigo="data")
    return executar(evento, PUBLICAR, por=por)


def realizar(evento: Evento, *, por: Usuario, agora: datetime | None = None) -> Evento:
    if evento.inicio > (agora or timezone.now()):
        raise TransicaoInvalida("Este evento ainda não começou.", codigo="data")
    return executar(evento, REALIZAR, por=por)


@transaction.atomic
def cancelar(evento: Evento, *, por: Usuario, motivo: str) -> Evento:
    travado = Evento.objects.select_for_update(of=("self",)).get(pk=evento.pk)
    feito = executar(travado, CANCELAR, por=por, motivo=motivo, revisao=travado.revisao + 1)
    avisar_do_cancelamento(feito, motivo)
    return feito
