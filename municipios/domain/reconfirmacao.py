"""Reconfirmação: responder se uma pessoa continua, e concluir sozinha quando a pessoa muda."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from municipios.choices.campanha import RECONFIRMACAO_EM_ABERTO, SituacaoReconfirmacao
from municipios.domain.transicoes import Transicao, TransicaoInvalida, executar, executar_varios
from municipios.models import Autoridade, PontoFocal, Reconfirmacao, Usuario
from municipios.permissions import (
    age_pelo_ente,
    conduz_campanha,
    eh_o_sistema,
    equipe_age_pelo_ente,
    troca_pessoas,
)

CONFIRMAR = Transicao(
    "confirmar",
    "Confirmar que a pessoa continua",
    RECONFIRMACAO_EM_ABERTO,
    SituacaoReconfirmacao.CONFIRMADA,
    age_pelo_ente,
)
SUBSTITUIR = Transicao(
    "substituir",
    "A pessoa foi trocada ou retirada",
    RECONFIRMACAO_EM_ABERTO,
    SituacaoReconfirmacao.SUBSTITUIDA,
    troca_pessoas,
)
DISPENSAR = Transicao(
    "dispensar",
    "Dispensar a resposta",
    RECONFIRMACAO_EM_ABERTO,
    SituacaoReconfirmacao.DISPENSADA,
    equipe_age_pelo_ente,
    exige_motivo=True,
)
DISPENSAR_TODAS = Transicao(
    "dispensar_todas",
    "Dispensar com o fim da campanha",
    RECONFIRMACAO_EM_ABERTO,
    SituacaoReconfirmacao.DISPENSADA,
    conduz_campanha,
    exige_motivo=True,
)
VENCER = Transicao(
    "vencer",
    "Dar o prazo por vencido",
    (SituacaoReconfirmacao.PENDENTE,),
    SituacaoReconfirmacao.VENCIDA,
    eh_o_sistema,
)
TRANSICOES = (CONFIRMAR, SUBSTITUIR, DISPENSAR, DISPENSAR_TODAS, VENCER)


@transaction.atomic
def confirmar(
    reconfirmacao: Reconfirmacao, *, por: Usuario, hoje: date | None = None
) -> Reconfirmacao:
    """A pessoa continua. Levanta `TransicaoInvalida` se o mandato dela já acabou, ou sem pessoa."""
    autoridade = reconfirmacao.autoridade
    if reconfirmacao.ponto_focal_id is None and (
        autoridade is None
        or not Autoridade.objects.no_cargo_em(hoje).filter(pk=autoridade.pk).exists()
    ):
        quem = f"O mandato de {autoridade.nome} terminou" if autoridade else "Não consta ninguém"
        raise TransicaoInvalida(
            f"{quem}: confirmar não basta. Proponha a nova autoridade, em Autoridades, com o "
            "documento de posse de quem assumiu; o registro responde a esta pergunta.",
            codigo="autoridade",
        )
    return executar(reconfirmacao, CONFIRMAR, por=por, **_resposta(por))


@transaction.atomic
def dispensar(reconfirmacao: Reconfirmacao, *, por: Usuario, motivo: str) -> Reconfirmacao:
    """A SGD deixa de esperar a resposta, e diz por quê."""
    resposta = _resposta(por) | {"justificativa": motivo.strip()}
    return executar(reconfirmacao, DISPENSAR, por=por, motivo=motivo, **resposta)


def dispensar_todas(abertas: QuerySet[Reconfirmacao], *, por: Usuario, motivo: str) -> int:
    resposta = _resposta(por) | {"justificativa": motivo.strip()}
    return len(executar_varios(abertas, DISPENSAR_TODAS, por=por, motivo=motivo, **resposta))


def responder_com_a_saida(pontos_focais: Iterable[PontoFocal], *, por: Usuario) -> None:
    """Foram substituídos ou encerrados: a pergunta sobre cada um está respondida."""
    chaves = [ponto.pk for ponto in pontos_focais]
    _responder(Reconfirmacao.objects.filter(ponto_focal__in=chaves), SUBSTITUIR, por)


def responder_com_o_acesso(ponto_focal: PontoFocal, *, por: Usuario) -> None:
    """A própria pessoa entrou e se confirmou."""
    _responder(Reconfirmacao.objects.filter(ponto_focal=ponto_focal), CONFIRMAR, por)


def responder_com_o_mandato(nova: Autoridade, *, por: Usuario, hoje: date | None = None) -> None:
    """Registrou-se um mandato que ainda vale: a mesma pessoa foi reconduzida, ou outra assumiu."""
    if nova.fim and nova.fim < (hoje or timezone.localdate()):
        return
    do_ente = Reconfirmacao.objects.da_autoridade().filter(ente=nova.ente_id)
    for aberta in do_ente.em_aberto().select_related("autoridade"):
        antes = aberta.autoridade
        mesma = antes is not None and bool(nova.cpf) and antes.cpf == nova.cpf
        _responder(do_ente.filter(pk=aberta.pk), CONFIRMAR if mesma else SUBSTITUIR, por)


def _responder(perguntas: QuerySet[Reconfirmacao], transicao: Transicao, por: Usuario) -> None:
    executar_varios(perguntas, transicao, por=por, motivo="", **_resposta(por))


def _resposta(por: Usuario) -> dict[str, Any]:
    return {"resolvida_por": por, "resolvida_em": timezone.now()}
