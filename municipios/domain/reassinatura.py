"""Reassinatura: preparar o termo novo num clique, e tudo o que encerra o pedido a um ente."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.choices.renovacao import REASSINATURA_EM_ABERTO, SituacaoReassinatura
from municipios.domain.preparo import iniciar, reabrir
from municipios.domain.termo import faltas, pedir_termo
from municipios.domain.transicoes import (
    SemPermissao,
    Transicao,
    TransicaoInvalida,
    executar,
    executar_varios,
)
from municipios.models import Adesao, ModeloTermo, Reassinatura, Termo, Usuario
from municipios.permissions import age_pelo_ente, eh_o_sistema, equipe_age_pelo_ente, poe_em_vigor

ASSINAR = Transicao(
    "assinar",
    "O termo novo entrou em vigor",
    REASSINATURA_EM_ABERTO,
    SituacaoReassinatura.ASSINADA,
    poe_em_vigor,
)
DISPENSAR = Transicao(
    "dispensar",
    "Dispensar a nova assinatura",
    REASSINATURA_EM_ABERTO,
    SituacaoReassinatura.DISPENSADA,
    equipe_age_pelo_ente,
    exige_motivo=True,
)
PERDER_OBJETO = Transicao(
    "perder_objeto",
    "Dispensar: não há mais adesão em vigor",
    REASSINATURA_EM_ABERTO,
    SituacaoReassinatura.DISPENSADA,
    eh_o_sistema,
    exige_motivo=True,
)
CANCELAR = Transicao(
    "cancelar",
    "Cancelar com a renovação",
    REASSINATURA_EM_ABERTO,
    SituacaoReassinatura.CANCELADA,
    eh_o_sistema,
    exige_motivo=True,
)
SUPERAR = Transicao(
    "superar",
    "Trocar por pedido de texto mais novo",
    REASSINATURA_EM_ABERTO,
    SituacaoReassinatura.SUPERADA,
    eh_o_sistema,
)
VENCER = Transicao(
    "vencer",
    "Dar o prazo por vencido",
    (SituacaoReassinatura.PENDENTE,),
    SituacaoReassinatura.VENCIDA,
    eh_o_sistema,
)
TRANSICOES = (ASSINAR, DISPENSAR, PERDER_OBJETO, CANCELAR, SUPERAR, VENCER)
_SEM_ADESAO = "O ente não tem mais adesão em vigor."


@transaction.atomic
def preparar(pedido: Reassinatura, *, por: Usuario, hoje: date | None = None) -> Adesao:
    """Deixa o termo novo pronto a assinar: começa-o com os dados do termo em vigor, desfaz o
    documento de texto antigo que esperava assinatura, e gera o documento se não falta nada.

    Levanta `TransicaoInvalida` se o pedido já se encerrou, ou se a SGD tem um termo na análise.
    """
    if not age_pelo_ente(por, pedido):
        raise SemPermissao("Preparar o termo novo")
    if not pedido.esta_em_aberto:
        raise TransicaoInvalida(
            f"Este pedido já se encerrou: a situação dele é “{pedido.get_situacao_display()}”."
        )
    adesao = _rascunho(pedido, por)
    autoridade = adesao.ente.autoridades.no_cargo_em(hoje).first()
    if adesao.situacao == SituacaoAdesao.RASCUNHO and not faltas(adesao, autoridade):
        pedir_termo(adesao, por=por, hoje=hoje)
    return adesao


def _rascunho(pedido: Reassinatura, por: Usuario) -> Adesao:
    motivo = f"Texto novo: {pedido.renovacao.modelo}."
    preparada = pedido.ente.adesoes.em_preparacao().select_related("ente").first()
    if preparada is None:
        return iniciar(pedido.ente, por=por, motivo=motivo)
    if preparada.situacao == SituacaoAdesao.RASCUNHO:
        return preparada
    if _tem_o_texto(preparada, pedido.renovacao.modelo):
        return preparada
    if preparada.situacao == SituacaoAdesao.AGUARDANDO_ASSINATURA:
        return reabrir(preparada, por=por, motivo=motivo)
    raise TransicaoInvalida(
        "Já há um termo assinado, com o texto anterior, que a SGD ainda não pôs em vigor "
        f"(“{preparada.get_situacao_display()}”). Quando ela terminar, prepare aqui o do texto "
        "novo; se preferir não esperar, escreva à SGD pela conversa."
    )


def _tem_o_texto(adesao: Adesao, modelo: ModeloTermo) -> bool:
    """O documento da adesão é deste texto, ou de um mais novo."""
    termo = Termo.objects.prontos().filter(adesao=adesao).select_related("modelo").first()
    return termo is not None and _idade(termo.modelo) >= _idade(modelo)


def _idade(modelo: ModeloTermo) -> tuple[date, int]:
    return modelo.inicio, modelo.versao


def responder_com_o_termo(adesao: Adesao, *, por: Usuario) -> None:
    """A adesão entrou em vigor: se é com o texto pedido, o pedido está respondido."""
    abertas = Reassinatura.objects.em_aberto().filter(ente=adesao.ente_id)
    pedido = abertas.select_related("renovacao__modelo").first()
    if pedido and _tem_o_texto(adesao, pedido.renovacao.modelo):
        executar(pedido, ASSINAR, por=por, adesao=adesao, **_fim(por))


@transaction.atomic
def dispensar(pedido: Reassinatura, *, por: Usuario, motivo: str) -> Reassinatura:
    """A SGD deixa de esperar este ente, e diz por quê; a adesão dele continua em vigor."""
    fim = _fim(por) | {"justificativa": motivo.strip()}
    return executar(pedido, DISPENSAR, por=por, motivo=motivo, **fim)


def dispensar_sem_adesao() -> int:
    """Quem saiu da Rede não tem o que assinar de novo."""
    na_rede = Adesao.objects.em_vigor().values("ente")
    de_fora = Reassinatura.objects.em_aberto().exclude(ente__in=na_rede)
    return _encerrar(de_fora, PERDER_OBJETO, _SEM_ADESAO, justificativa=_SEM_ADESAO)


def cancelar_todos(pedidos: QuerySet[Reassinatura], *, motivo: str) -> int:
    return _encerrar(pedidos, CANCELAR, motivo)


def superar(pedidos: QuerySet[Reassinatura]) -> int:
    return _encerrar(pedidos, SUPERAR, "")


def _encerrar(
    pedidos: QuerySet[Reassinatura], transicao: Transicao, motivo: str, **campos: Any
) -> int:
    sistema = Usuario.objects.sistema()
    fim = _fim(sistema) | campos
    return len(executar_varios(pedidos, transicao, por=sistema, motivo=motivo, **fim))


def _fim(por: Usuario) -> dict[str, Any]:
    return {"resolvida_por": por, "resolvida_em": timezone.now()}
