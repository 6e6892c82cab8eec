"""O verificador: visita o que foi pedido, guarda o que viu, junta a prova e alarma quem responde.

Um sistema por vez em todo o portal: um site lento não segura os outros trabalhos. A situação da
implantação nunca muda daqui.
"""

import math
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from identidade.choices import (
    SITUACOES_INTEGRADAS,
    CodigoProduto,
    ResultadoVerificacao,
    SituacaoVerificacao,
    TipoEvidencia,
)
from identidade.domain.destinatario import destinatarios
from identidade.domain.evidencia import juntar
from identidade.domain.prova import Prova, provas_que_faltam
from identidade.domain.verificacao import CONCLUIR, pedir
from identidade.govbr.conferencia import SEGUNDOS_NO_TODO, Alvo, Conferencia, conferir
from identidade.govbr.visita import Parada
from identidade.models import Implantacao, Verificacao
from identidade.models.verificacao import FALHAS_QUE_ALARMAM
from identidade.permissions import no_passo, pode_fazer
from municipios.choices import SituacaoEnte
from municipios.documentos.laudo import AVISO, FALHA, Laudo
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.domain.reserva import reservar
from municipios.domain.transicoes import TransicaoInvalida, executar
from municipios.models import Usuario

ALARME = "verificacao_falhou"
TENTATIVAS = 3
RESERVA = timedelta(seconds=2 * SEGUNDOS_NO_TODO)
# Uma batida não passa disto: as outras tarefas também são de alguém.
SEGUNDOS_POR_BATIDA = 60.0
SEMANA = timedelta(days=7)
HORAS_DA_SEMANA = 168
_TRAVA = 0x7265646567
MAIOR_RESUMO = 300


def verificar_pendentes() -> int:
    """A varredura: faz as pedidas, uma por vez; diz quantas ficaram feitas."""
    fim, feitas = time.monotonic() + SEGUNDOS_POR_BATIDA, 0
    while time.monotonic() < fim and (verificacao := _reservar()):
        feitas += 1
        if verificacao.tentativas > TENTATIVAS:
            _concluir(verificacao, _desistencia())
        else:
            _concluir(verificacao, conferir(_alvo(verificacao.implantacao)))
    return feitas


@transaction.atomic
def _reservar() -> Verificacao | None:
    """A próxima; antes as pedidas por alguém. Nenhuma, se outro trabalhador já faz uma."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TRAVA])
    agora = timezone.now()
    if Verificacao.objects.em_curso(agora).exists():
        return None
    livres = Verificacao.objects.por_fazer(agora).select_related("implantacao__ente")
    na_ordem = livres.order_by("origem", "pedida_em", "pk")
    return reservar(na_ordem, agora=agora, tempo=RESERVA)


def _alvo(implantacao: Implantacao) -> Alvo:
    return Alvo(
        url=implantacao.url,
        entrada=implantacao.url_entrada,
        saida=implantacao.url_saida,
        dominio=implantacao.ente.dominio_oficial,
        autenticacao=implantacao.produto_id == CodigoProduto.AUTENTICACAO,
    )


def _desistencia() -> Conferencia:
    laudo = Laudo()
    laudo.aviso(
        "verificacao",
        "A verificação não pôde terminar, por um motivo do portal e não do sistema.",
        "Peça de novo. Se repetir, avise a SGD.",
    )
    return Conferencia(laudo)


@transaction.atomic
def _concluir(verificacao: Verificacao, conferencia: Conferencia) -> None:
    itens = [
        {nome: _legivel(valor) for nome, valor in asdict(item).items()}
        for item in conferencia.laudo.itens
    ]
    feita = executar(
        verificacao,
        CONCLUIR,
        por=Usuario.objects.sistema(),
        resultado=_resultado(itens),
        resumo=_resumo(itens),
        itens=itens,
        paradas=[_sem_consulta(parada) for parada in conferencia.paradas],
        feita_em=timezone.now(),
        reservada_ate=None,
    )
    if feita.resultado == ResultadoVerificacao.FALHA:
        notificar_todos(_avisos(feita))
    else:
        _provar(feita)


def _legivel(texto: str) -> str:
    """O que veio de fora entra sem caractere de controle, que o banco e a tela não querem."""
    return "".join(letra if letra.isprintable() else " " for letra in texto)


def _sem_consulta(parada: Parada) -> dict[str, Any]:
    """Sem o que vem depois do `?`: pode trazer código ou identificador de sessão."""
    return asdict(parada) | {"url": parada.url.partition("?")[0][:500]}


def _resultado(itens: list[dict[str, str]]) -> ResultadoVerificacao:
    vistos = {item["resultado"] for item in itens}
    if FALHA in vistos:
        return ResultadoVerificacao.FALHA
    return ResultadoVerificacao.ATENCAO if AVISO in vistos else ResultadoVerificacao.CERTA


def _resumo(itens: list[dict[str, str]]) -> str:
    """O que há de pior, por extenso; sem nada, quantos itens se conferiram."""
    piores = [i["porque"] for i in itens if i["resultado"] == FALHA]
    piores = piores or [i["porque"] for i in itens if i["resultado"] == AVISO]
    resumo = " ".join(piores) or f"{len(itens)} itens conferidos, todos certos."
    return resumo if len(resumo) <= MAIOR_RESUMO else f"{resumo[: MAIOR_RESUMO - 1]}…"


def _provar(feita: Verificacao) -> None:
    """Junta a verificação aos passos por fazer que a aceitam e ainda não têm prova.

    Em nome de quem pediu; da semana, ou se a pessoa já não pode, em nome da rotina.
    """
    passos = feita.implantacao.passos.pendentes().select_related("etapa", "implantacao__ente")
    pede = no_passo(pode_fazer)
    for passo in passos.filter(etapa__provas__contains=[TipoEvidencia.VERIFICACAO]):
        provas = list(passo.evidencias.de_pe())
        espera = any(prova.tipo == TipoEvidencia.VERIFICACAO for prova in provas)
        if espera or not provas_que_faltam(passo.etapa, provas):
            continue
        por = feita.pedida_por if pede(feita.pedida_por, passo) else Usuario.objects.sistema()
        try:
            juntar(passo, Prova(TipoEvidencia.VERIFICACAO), por=por)
        except TransicaoInvalida:
            continue  # suspensa, ou não serve de prova: a verificação fica, com data e resultado


def _avisos(feita: Verificacao) -> Iterator[Aviso]:
    """Só de produto no ar, e só quando as últimas falharam em seguida; uma vez por sequência."""
    implantacao = feita.implantacao
    if implantacao.situacao not in SITUACOES_INTEGRADAS:
        return
    sequencia = _falhas_seguidas(feita)
    if len(sequencia) < FALHAS_QUE_ALARMAM:
        return
    dela = Implantacao.objects.filter(pk=implantacao.pk)
    quem_avisar = destinatarios(dela, timezone.localdate())
    contexto = {
        "sistema": implantacao.nome,
        "implantacao": implantacao.pk,
        "verificacao": feita.pk,
        "resumo": feita.resumo,
    }
    for quem, nome, email in quem_avisar.dos_dois_lados(implantacao.ente_id):
        chave = f"{ALARME}:{implantacao.pk}:{quem}:{sequencia[-1]}"
        yield Aviso(chave, ALARME, email, nome, implantacao.ente_id, contexto)


def _falhas_seguidas(feita: Verificacao) -> list[int]:
    """As falhas desde a última que não falhou, da mais nova à mais antiga."""
    dela = Verificacao.objects.feitas().filter(implantacao=feita.implantacao_id)
    boas = dela.exclude(resultado=ResultadoVerificacao.FALHA)
    ultima_boa = boas.values_list("pk", flat=True).first() or 0
    return list(dela.filter(pk__gt=ultima_boa).order_by("-pk").values_list("pk", flat=True))


def pedir_da_semana(*, agora: datetime | None = None) -> int:
    """A cada hora, uma parte dos sistemas no ar que ninguém verifica há uma semana.

    A parte é o que espalha a semana inteira por igual, com folga para alcançar um atraso.
    """
    agora = agora or timezone.now()
    recente = Verificacao.objects.filter(implantacao=OuterRef("pk"), pedida_em__gt=agora - SEMANA)
    aberta = Verificacao.objects.filter(
        implantacao=OuterRef("pk"), situacao=SituacaoVerificacao.PEDIDA
    )
    no_ar = Implantacao.objects.integradas().exclude(url="")
    no_ar = no_ar.filter(ente__situacao=SituacaoEnte.ATIVO).order_by("movimentada_em", "pk")
    vencidas = no_ar.filter(~Exists(recente), ~Exists(aberta))
    parte = 2 * math.ceil(no_ar.count() / HORAS_DA_SEMANA)
    sistema = Usuario.objects.sistema()
    pedidas = 0
    for implantacao in vencidas[:parte]:
        try:
            pedir(implantacao, por=sistema, agora=agora)
        except TransicaoInvalida:
            continue  # alguém pediu no mesmo instante
        pedidas += 1
    return pedidas
