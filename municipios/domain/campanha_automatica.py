"""Campanhas que a rotina abre: uma por mês, motivo e público; cada pergunta tem o seu prazo."""

from calendar import monthrange
from datetime import date

from django.db import transaction
from django.db.models import DateTimeField, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from municipios.choices import SituacaoEnte
from municipios.choices.assinatura import MESES_DA_RECONFIRMACAO, AssuntoDecisao, ValorDecisao
from municipios.choices.campanha import (
    MotivoCampanha,
    PedidoCampanha,
    PublicoCampanha,
    SituacaoCampanha,
)
from municipios.domain.aviso_reconfirmacao import prazo_da_rotina
from municipios.domain.campanha import ABRIR, PROGRAMAR, Pedido, perguntar
from municipios.domain.transicoes import TransicaoInvalida, criar, executar
from municipios.models import Campanha, Decisao, PontoFocal, Reconfirmacao, Usuario

MESES = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho",
    "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
)  # fmt: skip


def perguntar_no_mes(
    motivo: MotivoCampanha, publico: PublicoCampanha, entes: list[str], pedido: Pedido, dia: date
) -> int:
    """Pergunta pela campanha do mês, que nasce com a primeira pergunta."""
    return perguntar(_do_mes(motivo, publico, pedido, dia), entes, pedido, hoje=dia)


def _do_mes(
    motivo: MotivoCampanha, publico: PublicoCampanha, pedido: Pedido, dia: date
) -> Campanha:
    primeiro = dia.replace(day=1)
    ultimo = dia.replace(day=monthrange(dia.year, dia.month)[1])
    quando = f"{MESES[dia.month - 1]} de {dia.year}"
    nova = Campanha(
        nome=f"{motivo.label}, {quando}: {publico.label.lower()}",
        motivo=motivo,
        pede=pedido.pede,
        publico=publico,
        so_na_rede=False,
        inicio=primeiro,
        prazo=ultimo + (pedido.prazo - dia),
        referencia="Rotina do portal",
        automatica=True,
        criada_por=Usuario.objects.sistema(),
    )
    abertas = Campanha.objects.filter(
        motivo=motivo, publico=publico, pede=pedido.pede, inicio=primeiro,
        automatica=True, situacao=SituacaoCampanha.ABERTA,
    )  # fmt: skip
    return abertas.first() or _abrir(nova) or abertas.get()


def _abrir(nova: Campanha) -> Campanha | None:
    """Nenhuma, se outra rotina a abriu no mesmo instante: o banco só aceita uma."""
    try:
        with transaction.atomic():
            criar(nova, PROGRAMAR, por=nova.criada_por)
            return executar(nova, ABRIR, por=nova.criada_por)
    except TransicaoInvalida:
        return None


@transaction.atomic
def perguntar_de_tempos_em_tempos(hoje: date | None = None) -> int:
    """Pergunta por quem passou do período decidido pela SGD desde a última resposta sobre si."""
    dia = hoje or timezone.localdate()
    valor = ValorDecisao(Decisao.objects.vigente(AssuntoDecisao.RECONFIRMACAO, dia))
    if valor not in MESES_DA_RECONFIRMACAO:
        return 0
    limite = _meses_antes(dia, MESES_DA_RECONFIRMACAO[valor])
    respostas = Reconfirmacao.objects.filter(ponto_focal=OuterRef("pk"), resolvida_em__isnull=False)
    ultima = Subquery(respostas.order_by("-resolvida_em").values("resolvida_em")[:1])
    devidos = (
        PontoFocal.objects.confirmados()
        .no_periodo(dia)
        .filter(ente__situacao=SituacaoEnte.ATIVO)
        .annotate(certos_em=Coalesce(ultima, F("confirmado_em"), output_field=DateTimeField()))
        .filter(certos_em__date__lte=limite)
        .exclude(
            pk__in=Reconfirmacao.objects.em_aberto()
            .filter(ponto_focal__isnull=False)
            .values("ponto_focal")
        )
    )
    focais = dict(devidos.order_by("pk").values_list("pk", "ente"))
    if not focais:
        return 0
    pedido = Pedido(PedidoCampanha.PONTOS_FOCAIS, prazo_da_rotina(dia), focais=list(focais))
    entes = sorted(set(focais.values()))
    return perguntar_no_mes(MotivoCampanha.PERIODICA, PublicoCampanha.TODOS, entes, pedido, dia)


def _meses_antes(dia: date, meses: int) -> date:
    ano, mes = divmod(dia.year * 12 + dia.month - 1 - meses, 12)
    return date(ano, mes + 1, min(dia.day, monthrange(ano, mes + 1)[1]))
