"""Entrega da caixa de saída: ao menos uma vez, com o mesmo Message-ID, e nada se perde.

Um lote é arrendado (`arrendada_ate`) e enviado por uma conexão só. Antes de cada envio grava-se
que ele começou; logo depois, como terminou, em transação própria. Um trabalhador morto deixa o
arrendamento vencer e outro recomeça: só o aviso cujo envio tinha começado pode sair repetido, e
isso se conta em `repeticoes`. Recusa definitiva (5xx) fica parada com o motivo; o resto insiste
para sempre, com espera crescente. Registros levam só o número do aviso, nunca endereço.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from municipios.choices import SituacaoNotificacao
from municipios.domain.envio import Desfecho, enviar
from municipios.models import Notificacao

logger = logging.getLogger(__name__)

ARRENDAMENTO = timedelta(minutes=5)
# Um envio não passa disto (EMAIL_TIMEOUT por passo do SMTP): sem essa sobra, não se começa outro.
FOLGA = timedelta(seconds=100)
ESPERA_INICIAL = timedelta(minutes=1)
ESPERA_MAXIMA = timedelta(hours=1)
ESPERA_DO_SERVIDOR = timedelta(seconds=30)
TAMANHO_DO_LOTE = 200
# No contexto de um convite: quem tem o endereço responde por ele.
SEGREDO = "segredo"


def entregar_lote(tamanho: int = TAMANHO_DO_LOTE) -> int:
    """Arrenda e envia um lote; devolve quantos avisos resolveu (enviou ou viu recusados).

    Zero é hora de parar: não há o que enviar, ou o servidor não está atendendo.
    """
    lote, ate = _arrendar(tamanho)
    if not lote:
        return 0
    conexao = mail.get_connection()
    try:
        conexao.open()
        return _enviar_lote(conexao, lote, ate)
    except (OSError, SMTPException) as erro:
        logger.warning("Correio fora: %s; %d avisos adiados.", type(erro).__name__, len(lote))
        return 0
    finally:
        conexao.close()
        _devolver(lote, ate)


def entregar_tudo(tamanho: int = TAMANHO_DO_LOTE) -> int:
    """Lotes seguidos até a caixa de saída esvaziar ou o servidor parar de atender."""
    total = 0
    while feitos := entregar_lote(tamanho):
        total += feitos
    return total


@transaction.atomic
def _arrendar(tamanho: int) -> tuple[list[Notificacao], datetime]:
    agora = timezone.now()
    livres = Notificacao.objects.para_enviar(agora).select_related("ente")
    # A chave desempata: avisos da mesma hora saem na ordem em que foram escritos.
    na_ordem = livres.order_by("proxima_tentativa_em", "pk")
    lote = list(na_ordem.select_for_update(skip_locked=True, of=("self",))[:tamanho])
    ate = agora + ARRENDAMENTO
    Notificacao.objects.filter(pk__in=[a.pk for a in lote]).update(arrendada_ate=ate)
    return lote, ate


def _enviar_lote(conexao: BaseEmailBackend, lote: list[Notificacao], ate: datetime) -> int:
    """Um aviso de cada vez; a mesma transação conclui um e começa o seguinte."""
    resolvidos = 0
    anterior: tuple[Notificacao, Desfecho] | None = None
    for aviso in lote:
        if not _virar(anterior, aviso, ate):
            return resolvidos
        desfecho = enviar(conexao, aviso)
        anterior = (aviso, desfecho)
        resolvidos += desfecho.situacao != SituacaoNotificacao.PENDENTE
        if desfecho.conexao_caiu:
            break
    _virar(anterior, None, ate)
    return resolvidos


@transaction.atomic
def _virar(
    anterior: tuple[Notificacao, Desfecho] | None, seguinte: Notificacao | None, ate: datetime
) -> bool:
    """Grava o fim do anterior e o começo do seguinte; falso se o seguinte já não é nosso."""
    if anterior:
        _concluir(*anterior)
    if seguinte is None or timezone.now() > ate - FOLGA:
        return False
    if seguinte.envio_comecou_em:
        seguinte.repeticoes += 1
    nosso = Notificacao.objects.pendentes().filter(pk=seguinte.pk, arrendada_ate=ate)
    return nosso.update(envio_comecou_em=timezone.now(), repeticoes=seguinte.repeticoes) == 1


def _concluir(aviso: Notificacao, desfecho: Desfecho) -> None:
    agora = timezone.now()
    enviada = desfecho.situacao == SituacaoNotificacao.ENVIADA
    campos: dict[str, object] = {}
    if enviada:
        # O segredo do convite só serviu para escrever o e-mail: dali em diante, só quem o recebeu.
        contexto = {chave: valor for chave, valor in aviso.contexto.items() if chave != SEGREDO}
        campos = {"enviada_em": agora, "contexto": contexto}
    if desfecho.situacao == SituacaoNotificacao.PENDENTE:
        campos["proxima_tentativa_em"] = agora + espera(aviso.tentativas, aviso.message_id)
        logger.warning("Aviso %d adiado: %s.", aviso.pk, desfecho.erro.partition(":")[0])
    if not enviada and not desfecho.incerto:
        campos["envio_comecou_em"] = None
    Notificacao.objects.pendentes().filter(pk=aviso.pk).update(
        situacao=desfecho.situacao,
        erro=desfecho.erro,
        arrendada_ate=None,
        tentativas=F("tentativas") + 1,
        **campos,
    )


def espera(tentativas: int, semente: str) -> timedelta:
    """1, 2, 4… minutos até 1 hora, e até metade a mais, diferente para cada aviso."""
    base = min(ESPERA_INICIAL * (1 << min(tentativas, 10)), ESPERA_MAXIMA)
    return base * (1 + (sum(semente.encode()) % 100) / 200)


def _devolver(lote: list[Notificacao], ate: datetime) -> None:
    """O que sobrou do lote volta à fila, sem contar tentativa."""
    sobras = Notificacao.objects.pendentes().filter(pk__in=[a.pk for a in lote], arrendada_ate=ate)
    sobras.update(arrendada_ate=None, proxima_tentativa_em=timezone.now() + ESPERA_DO_SERVIDOR)
