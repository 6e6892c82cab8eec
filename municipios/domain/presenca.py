"""Presença: marcar na porta, desfazer, receber quem não foi convidado, encerrar e reabrir."""

from datetime import datetime, timedelta
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from municipios.choices.evento import (
    OrigemPresenca,
    SituacaoEvento,
    SituacaoInscricao,
    SituacaoPresenca,
)
from municipios.domain.transicoes import (
    SemPermissao,
    Transicao,
    TransicaoInvalida,
    criar,
    executar,
)
from municipios.models import Ente, Evento, Inscricao, Presenca, Usuario
from municipios.permissions import conduz_evento

# Quem organiza recebe quem chega cedo, mas não marca presença na véspera.
ANTES_DO_COMECO = timedelta(hours=12)
_P = SituacaoPresenca
MARCAR = Transicao("marcar_presenca", "Marcar presença", (), _P.PRESENTE, conduz_evento)
REMARCAR = Transicao(
    "remarcar_presenca", "Marcar presença de novo", (_P.DESFEITA,), _P.PRESENTE, conduz_evento
)
CORRIGIR = Transicao(
    "corrigir_presenca", "Corrigir a presença", (_P.PRESENTE,), _P.PRESENTE, conduz_evento
)
DESFAZER = Transicao(
    "desfazer_presenca", "Desfazer a presença", (_P.PRESENTE,), _P.DESFEITA, conduz_evento
)
TRANSICOES = (MARCAR, REMARCAR, CORRIGIR, DESFAZER)
CHEGAR = Transicao("chegar", "Chegar sem convite", (), SituacaoInscricao.CONVIDADA, conduz_evento)
_ENCERRADA = "A presença deste evento foi encerrada. Reabra-a na página do evento para mudar."


class QuemVeio(TypedDict, total=False):
    """O que se diz de uma chegada; `pessoas` e `nomes` que faltam são os da resposta ao convite."""

    origem: OrigemPresenca
    pessoas: int
    nomes: str


@transaction.atomic
def marcar(
    inscricao: Inscricao,
    *,
    por: Usuario,
    agora: datetime | None = None,
    **quem_veio: Unpack[QuemVeio],
) -> Presenca:
    """Marca que o ente veio.

    A linha do evento trava: de dois que marcam o mesmo convidado, o primeiro grava, e o segundo
    recebe o que está gravado. Levanta `TransicaoInvalida` se não é hora, `SemPermissao` a estranho.
    """
    agora = agora or timezone.now()
    _travar(inscricao.evento_id, MARCAR, por, agora)
    dados: dict[str, Any] = {
        "origem": OrigemPresenca.PORTA,
        "pessoas": inscricao.pessoas,
        "nomes": inscricao.nomes,
        **quem_veio,
        "marcada_em": agora,
        "marcada_por": por,
    }
    atual = Presenca.objects.filter(inscricao=inscricao).first()
    if atual is None:
        return criar(Presenca(inscricao=inscricao, **dados), MARCAR, por=por)
    return atual if atual.vale else executar(atual, REMARCAR, por=por, **dados)


@transaction.atomic
def corrigir(presenca: Presenca, *, por: Usuario, pessoas: int, nomes: str) -> Presenca:
    _travar(presenca.inscricao.evento_id, CORRIGIR, por, None)
    if (presenca.pessoas, presenca.nomes) == (pessoas, nomes):
        return presenca
    return executar(presenca, CORRIGIR, por=por, pessoas=pessoas, nomes=nomes)


@transaction.atomic
def desfazer(presenca: Presenca, *, por: Usuario) -> Presenca:
    """A linha fica, e o histórico diz quem marcou e quem desfez."""
    _travar(presenca.inscricao.evento_id, DESFAZER, por, None)
    return executar(presenca, DESFAZER, por=por)


@transaction.atomic
def chegar(
    evento: Evento,
    ente: Ente,
    *,
    por: Usuario,
    agora: datetime | None = None,
    **quem_veio: Unpack[QuemVeio],
) -> Presenca:
    """Inscreve na hora quem veio sem convite e o marca; vagas não barram quem já veio."""
    travado = _travar(evento.pk, CHEGAR, por, agora or timezone.now())
    inscricao = travado.inscricoes.filter(ente=ente).first()
    if inscricao is None:
        nova = Inscricao(evento=travado, ente=ente, convidada_por=por, na_porta=True)
        inscricao = criar(nova, CHEGAR, por=por)
    return marcar(inscricao, por=por, agora=agora, **quem_veio)


def porque_fechada(evento: Evento, agora: datetime | None = None) -> str:
    """Por que não se marca presença agora; vazio quando se marca."""
    if evento.presenca_encerrada_em:
        return _ENCERRADA
    if evento.situacao not in {SituacaoEvento.PUBLICADO, SituacaoEvento.REALIZADO}:
        return f"Não se marca presença: o evento está em “{evento.get_situacao_display()}”."
    if (agora or timezone.now()) < evento.inicio - ANTES_DO_COMECO:
        return "A presença se marca a partir de 12 horas antes do começo."
    return ""


def _travar(evento: int, transicao: Transicao, por: Usuario, agora: datetime | None) -> Evento:
    """`agora` nulo: a hora não importa, só se a presença está encerrada."""
    travado = Evento.objects.select_for_update(of=("self",)).get(pk=evento)
    if not transicao.quem(por, travado):
        raise SemPermissao(transicao.rotulo)
    motivo = porque_fechada(travado, agora or travado.inicio)
    if motivo:
        raise TransicaoInvalida(motivo, codigo="porta")
    return travado
