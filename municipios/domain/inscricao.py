"""Inscrição: convidar muitos entes de uma vez, e responder pelo endereço do convite."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from municipios.choices.evento import SituacaoInscricao
from municipios.domain.aviso_evento import avisar_do_convite
from municipios.domain.aviso_reconfirmacao import pessoas_ou_caixa
from municipios.domain.transicoes import (
    SemPermissao,
    Transicao,
    TransicaoInvalida,
    executar,
    registrar_varios,
)
from municipios.domain.vaga import PROMOVER, livres, promover
from municipios.models import ConviteEvento, Ente, Evento, Inscricao, Usuario
from municipios.permissions import conduz_evento

S = SituacaoInscricao
# O clique duplo em “mandar de novo” não manda dois.
ENTRE_UM_E_OUTRO = timedelta(minutes=10)
CONVIDAR = Transicao("convidar", "Convidar", (), S.CONVIDADA, conduz_evento)
CONFIRMAR = Transicao("confirmar", "Confirmar presença", tuple(S), S.CONFIRMADA, conduz_evento)
ESPERAR = Transicao(
    "esperar",
    "Entrar na lista de espera",
    (S.CONVIDADA, S.RECUSADA, S.EM_ESPERA),
    S.EM_ESPERA,
    conduz_evento,
)
RECUSAR = Transicao(
    "recusar",
    "Dizer que não vai",
    (S.CONVIDADA, S.CONFIRMADA, S.EM_ESPERA),
    S.RECUSADA,
    conduz_evento,
)
TRANSICOES = (CONVIDAR, CONFIRMAR, ESPERAR, RECUSAR, PROMOVER)


class ConviteDesconhecido(Exception):
    """O endereço não é de convite nenhum; não se diz mais que isso."""


@dataclass(frozen=True)
class Convidados:
    novos: int
    repetidos: int
    enviados: int
    sem_contato: list[str]


@transaction.atomic
def convidar(
    evento: Evento,
    entes: Iterable[str],
    *,
    por: Usuario,
    de_novo: bool = False,
    agora: datetime | None = None,
) -> Convidados:
    """Convida quem ainda não foi e escreve aos contatos; repetir só alcança quem falta.

    Com `de_novo`, quem não respondeu recebe outro e-mail, com endereço novo no lugar do antigo.
    """
    agora = agora or timezone.now()
    travado = _travar(evento.pk, agora)
    if not conduz_evento(por, travado):
        raise SemPermissao(CONVIDAR.rotulo)
    pedidos = set(Ente.objects.ativos().filter(pk__in=list(entes)).values_list("pk", flat=True))
    ja = set(travado.inscricoes.filter(ente__in=pedidos).values_list("ente", flat=True))
    novas = Inscricao.objects.bulk_create(
        Inscricao(evento=travado, ente_id=ente, convidada_por=por, convidada_em=agora)
        for ente in sorted(pedidos - ja)
    )
    registrar_varios(novas, CONVIDAR.nome, CONVIDAR.rotulo, por=por)
    sem_convite = list(
        travado.inscricoes.filter(ente__in=pedidos).sem_convite_enviado().order_by("ente")
    )
    contatos = pessoas_ou_caixa(
        [inscricao.ente_id for inscricao in sem_convite], timezone.localdate(agora)
    )
    sorteados = [
        (_convite(inscricao, quem.quem, quem.nome, quem.email, segredo), segredo)
        for inscricao in sem_convite
        for quem in contatos.get(inscricao.ente_id, [])
        for segredo in [secrets.token_urlsafe(24)]
    ]
    ConviteEvento.objects.bulk_create([convite for convite, _ in sorteados])
    avisar_do_convite(travado, sorteados)
    enviados = len(sorteados) + (_mandar_de_novo(travado, ja, agora) if de_novo else 0)
    sem_contato = [i.ente_id for i in sem_convite if i.ente_id not in contatos]
    return Convidados(len(novas), len(ja), enviados, sem_contato)


def _mandar_de_novo(evento: Evento, entes: set[str], agora: datetime) -> int:
    """Aos mesmos contatos dos convites sem resposta; o endereço do e-mail antigo deixa de valer."""
    perdidos = ConviteEvento.objects.filter(
        inscricao__evento=evento,
        inscricao__ente__in=entes,
        inscricao__situacao=S.CONVIDADA,
        criado_em__lt=agora - ENTRE_UM_E_OUTRO,
    )
    refeitos = [
        (convite, secrets.token_urlsafe(24))
        for convite in perdidos.select_for_update(of=("self",)).select_related("inscricao")
    ]
    for convite, segredo in refeitos:
        convite.hash, convite.criado_em = _hash(segredo), agora
    ConviteEvento.objects.bulk_update([convite for convite, _ in refeitos], ["hash", "criado_em"])
    avisar_do_convite(evento, refeitos, vez=f"{agora:%Y%m%d%H%M%S%f}")
    return len(refeitos)


def achar(segredo: str) -> Inscricao:
    """A inscrição a que o endereço leva. Levanta `ConviteDesconhecido`."""
    convites = ConviteEvento.objects.select_related("inscricao__evento", "inscricao__ente")
    convite = convites.filter(hash=_hash(segredo)).first()
    if not convite:
        raise ConviteDesconhecido
    return convite.inscricao


@transaction.atomic
def responder(
    segredo: str, *, vem: bool, pessoas: int = 1, nomes: str = "", agora: datetime | None = None
) -> Inscricao:
    """Grava a resposta; a mesma resposta outra vez não muda nada. Quem sai dá lugar a quem espera.

    A linha do evento trava antes de contar as vagas: de muitos ao mesmo tempo, ninguém passa delas.
    """
    agora = agora or timezone.now()
    evento = _travar(achar(segredo).evento_id, agora)
    inscricao = achar(segredo)
    if not vem:
        if inscricao.situacao == S.RECUSADA:
            return inscricao
        feita = _gravar(inscricao, RECUSAR, agora, pessoas=1, nomes="")
    elif inscricao.vem and (inscricao.pessoas, inscricao.nomes) == (pessoas, nomes):
        return inscricao
    else:
        feita = _vir(evento, inscricao, pessoas, nomes, agora)
    promover(evento)
    return feita


def lugar_na_espera(inscricao: Inscricao) -> int:
    """O primeiro da lista é 1; zero, se não espera vaga."""
    if not inscricao.em_espera:
        return 0
    return [*inscricao.evento.inscricoes.em_espera().values_list("pk", flat=True)].index(
        inscricao.pk
    ) + 1


def _vir(
    evento: Evento, inscricao: Inscricao, pessoas: int, nomes: str, agora: datetime
) -> Inscricao:
    """Nomes em branco deixam os que já estavam: a página não os mostra de volta."""
    nomes = nomes or inscricao.nomes
    sobram = livres(evento, fora=inscricao)
    if sobram is None or pessoas <= sobram:
        return _gravar(inscricao, CONFIRMAR, agora, pessoas=pessoas, nomes=nomes)
    if inscricao.confirmada or pessoas > (evento.vagas or 0):
        raise TransicaoInvalida(
            f"Não há lugar para {pessoas} pessoas: o evento tem {evento.vagas} vagas e sobram "
            f"{max(sobram, 0)} para o seu ente. Diminua o número; a resposta de antes continua "
            "valendo.",
            codigo="vagas",
        )
    desde = inscricao.em_espera_desde or agora
    return _gravar(inscricao, ESPERAR, agora, desde=desde, pessoas=pessoas, nomes=nomes)


def _gravar(
    inscricao: Inscricao,
    transicao: Transicao,
    agora: datetime,
    *,
    pessoas: int,
    nomes: str,
    desde: datetime | None = None,
) -> Inscricao:
    return executar(
        inscricao,
        transicao,
        por=Usuario.objects.sistema(),
        pessoas=pessoas,
        nomes=nomes,
        em_espera_desde=desde,
        respondida_em=agora,
    )


def _travar(pk: int, agora: datetime) -> Evento:
    evento = Evento.objects.select_for_update(of=("self",)).get(pk=pk)
    if not evento.anunciado or evento.inicio <= agora:
        raise TransicaoInvalida(
            f"Este evento não recebe convites nem respostas agora ({evento.get_situacao_display()})"
            ": só depois de publicado e antes de começar. Fale com quem organiza.",
            codigo="evento",
        )
    return evento


def _convite(inscricao: Inscricao, quem: str, nome: str, email: str, segredo: str) -> ConviteEvento:
    return ConviteEvento(
        inscricao=inscricao, hash=_hash(segredo), quem=quem, nome=nome, email=email
    )


def _hash(segredo: str) -> str:
    return hashlib.sha256(segredo.encode()).hexdigest()
