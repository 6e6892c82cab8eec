"""Levar à versão nova do roteiro as implantações em andamento: em lotes, no trabalhador.

O que foi feito continua feito: as etapas se casam pelo código. Cada lote é uma transação: morto no
meio, o trabalhador seguinte continua das que ainda estão na versão velha. Dois trabalhadores não
pegam a mesma migração. Por conjuntos: um lote custa as mesmas consultas com uma ou com mil.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from identidade.domain.consolidacao import consolidar
from identidade.domain.situacao_implantacao import calcular_situacao, datas_dos_marcos
from identidade.models import Implantacao, MigracaoRoteiro, Passo, Roteiro
from municipios.domain.transicoes import registrar, registrar_varios
from municipios.models import Usuario
from municipios.permissions import coordena

LOTE = 500
CASAR = """
UPDATE identidade_passo p SET etapa_id = nova.id, fora_em = NULL
  FROM identidade_etapa velha
  JOIN identidade_etapa nova ON nova.codigo = velha.codigo AND nova.roteiro_id = %(roteiro)s
 WHERE velha.id = p.etapa_id AND velha.roteiro_id <> %(roteiro)s
   AND p.implantacao_id = ANY(%(implantacoes)s)"""
TIRAR = """
UPDATE identidade_passo p SET fora_em = %(agora)s
  FROM identidade_etapa e
 WHERE e.id = p.etapa_id AND e.roteiro_id <> %(roteiro)s AND p.fora_em IS NULL
   AND p.implantacao_id = ANY(%(implantacoes)s)"""
ACRESCENTAR = """
INSERT INTO identidade_passo (implantacao_id, etapa_id, situacao)
SELECT i.id, e.id, 'pendente' FROM unnest(%(implantacoes)s::bigint[]) AS i(id)
 CROSS JOIN identidade_etapa e
 WHERE e.roteiro_id = %(roteiro)s
   AND NOT EXISTS (SELECT FROM identidade_passo p
                    WHERE p.implantacao_id = i.id AND p.etapa_id = e.id)"""
CAMPOS = ["situacao", "situacao_desde", "producao_em", "uso_desde"]


def a_migrar(roteiro: Roteiro) -> QuerySet[Implantacao]:
    """As em andamento deste produto e via que estão em versão anterior a esta."""
    return Implantacao.objects.em_andamento().filter(
        produto=roteiro.produto_id, roteiro__via=roteiro.via, roteiro__versao__lt=roteiro.versao
    )


def migrar_pendentes(lote: int = LOTE) -> int:
    """A varredura: diz quantas implantações passaram à versão nova."""
    feitas = 0
    for migracao in MigracaoRoteiro.objects.a_terminar():
        while levadas := migrar_um_lote(migracao.pk, lote):
            feitas += levadas
    return feitas


@transaction.atomic
def migrar_um_lote(pk: int, tamanho: int) -> int:
    """Zero é hora de parar: não falta nenhuma, ou outro trabalhador está com ela."""
    a_terminar = MigracaoRoteiro.objects.a_terminar().filter(pk=pk).select_related("roteiro")
    migracao = a_terminar.select_for_update(skip_locked=True, of=("self",)).first()
    if migracao is None:
        return 0
    # Quem publicou pode ter saído da SGD desde então: a ordem continua valendo.
    quem = migracao.pedida_por
    por = quem if coordena(quem) else Usuario.objects.sistema()
    agora, roteiro = timezone.now(), migracao.roteiro
    em_ordem = a_migrar(roteiro).select_for_update(of=("self",)).order_by("pk")
    implantacoes = list(em_ordem[:tamanho])
    if not implantacoes:
        MigracaoRoteiro.objects.filter(pk=pk).update(terminada_em=agora)
        dados = {"implantacoes": migracao.feitas}
        registrar(roteiro, "terminar_migracao", "Terminou a migração", por=por, dados=dados)
        return 0
    _migrar(implantacoes, roteiro, por=por, motivo=migracao.motivo, agora=agora)
    MigracaoRoteiro.objects.filter(pk=pk).update(feitas=F("feitas") + len(implantacoes))
    return len(implantacoes)


def _migrar(
    implantacoes: Sequence[Implantacao],
    roteiro: Roteiro,
    *,
    por: Usuario,
    motivo: str,
    agora: datetime,
) -> None:
    dados: dict[str, Any] = {
        "roteiro": roteiro.pk,
        "implantacoes": [i.pk for i in implantacoes],
        "agora": agora,
    }
    with connection.cursor() as cursor:
        for comando in (CASAR, TIRAR, ACRESCENTAR):
            cursor.execute(comando, dados)
    mudadas = _recalcular(implantacoes, agora)
    levadas = Implantacao.objects.filter(pk__in=dados["implantacoes"])
    levadas.update(roteiro=roteiro, movimentada_em=agora)
    Implantacao.objects.bulk_update(mudadas, CAMPOS)
    rotulo = f"Passou à versão {roteiro.versao} do roteiro"
    registrar_varios(implantacoes, "migrar", rotulo, por=por, motivo=motivo)
    registrar_varios(mudadas, "calcular", "Situação recalculada", por=por, motivo=motivo)
    consolidar(implantacao.ente_id for implantacao in mudadas)


def _recalcular(implantacoes: Sequence[Implantacao], agora: datetime) -> list[Implantacao]:
    """As que mudam de situação com os passos de agora, já com ela e as datas dela."""
    passos: dict[int, list[Passo]] = defaultdict(list)
    for passo in Passo.objects.em_ordem().filter(implantacao__in=implantacoes):
        passos[passo.implantacao_id].append(passo)
    mudadas = []
    for implantacao in implantacoes:
        situacao = calcular_situacao(passos[implantacao.pk], suspensa=False)
        if situacao == implantacao.situacao:
            continue
        implantacao.situacao, implantacao.situacao_desde = situacao, agora
        for campo, valor in datas_dos_marcos(passos[implantacao.pk], situacao).items():
            setattr(implantacao, campo, valor)
        mudadas.append(implantacao)
    return mudadas
