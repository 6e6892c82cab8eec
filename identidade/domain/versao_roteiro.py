"""Versão nova de um roteiro: rascunhar, publicar e levar (ou não) as que estão em andamento.

O rascunho se edita como dado; o publicado não muda mais. Tudo por conjuntos: mil implantações
migram com o mesmo número de consultas que uma.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from identidade.domain.consolidacao import consolidar
from identidade.domain.situacao_implantacao import calcular_situacao, datas_dos_marcos
from identidade.models import Etapa, Implantacao, Passo, PreRequisito, Roteiro
from municipios.domain.transicoes import (
    SemPermissao,
    TransicaoInvalida,
    registrar,
    registrar_varios,
    salvar,
)
from municipios.models import Usuario
from municipios.permissions import coordena

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


@transaction.atomic
def rascunhar(roteiro: Roteiro, *, por: Usuario, motivo: str) -> Roteiro:
    """Cópia para editar, com a versão seguinte. Um rascunho por produto e via de cada vez."""
    _exigir_coordenacao(por, "Preparar versão nova")
    novo = copiar(roteiro)
    registrar(novo, "rascunhar", "Preparou versão nova", por=por, motivo=motivo)
    return novo


@transaction.atomic
def copiar(roteiro: Roteiro) -> Roteiro:
    """O rascunho da versão seguinte. Levanta `TransicaoInvalida` se já há um."""
    irmaos = Roteiro.objects.select_for_update().filter(produto=roteiro.produto, via=roteiro.via)
    if irmaos.filter(publicado_em__isnull=True).exists():
        raise TransicaoInvalida(
            "Já há um rascunho deste roteiro. Edite-o e publique-o.", codigo="rascunho"
        )
    ultima = irmaos.aggregate(maior=Max("versao"))["maior"]
    etapas, exigencias = list(roteiro.etapas.all()), list(roteiro.pre_requisitos.all())
    novo = Roteiro.objects.get(pk=roteiro.pk)
    novo.pk, novo.versao, novo.publicado_em, novo.fim = None, ultima + 1, None, None
    novo.inicio = timezone.localdate()
    novo.save(force_insert=True)
    for etapa in etapas:
        etapa.pk, etapa.roteiro = None, novo
    for exigencia in exigencias:
        exigencia.pk, exigencia.roteiro = None, novo
    Etapa.objects.bulk_create(etapas)
    PreRequisito.objects.bulk_create(exigencias)
    return novo


def publicar_e_manter(roteiro: Roteiro, *, por: Usuario, motivo: str) -> Roteiro:
    """Vale a partir de hoje para as que começarem; as em andamento ficam na versão delas."""
    return publicar(roteiro, por=por, motivo=motivo, migrar=False)


def publicar_e_migrar(roteiro: Roteiro, *, por: Usuario, motivo: str) -> Roteiro:
    """Vale a partir de hoje, e as em andamento passam a ela: o que foi feito continua feito."""
    return publicar(roteiro, por=por, motivo=motivo, migrar=True)


@transaction.atomic
def publicar(
    roteiro: Roteiro, *, por: Usuario, motivo: str, migrar: bool, agora: datetime | None = None
) -> Roteiro:
    """Encerra a versão anterior na véspera e põe esta em vigor hoje.

    Raises:
        SemPermissao: só a coordenação publica.
        TransicaoInvalida: já publicado, sem etapas, sem motivo, ou a anterior começou hoje.
    """
    _exigir_coordenacao(por, "Publicar roteiro")
    agora = agora or timezone.now()
    hoje = timezone.localdate(agora)
    fresco = Roteiro.objects.select_for_update().get(pk=roteiro.pk)
    if fresco.publicado_em or not fresco.etapas.exists():
        raise TransicaoInvalida(
            "Só um rascunho com etapas se publica. Este já foi publicado ou está vazio."
        )
    if not motivo.strip():
        raise TransicaoInvalida("Para publicar, escreva o motivo.", codigo="motivo")
    _encerrar_anterior(fresco, hoje)
    fresco.publicado_em, fresco.inicio = agora, hoje
    salvar(fresco, ["publicado_em", "inicio"])
    levadas = _migrar(fresco, por=por, motivo=motivo, agora=agora) if migrar else 0
    dados = {"migrar": migrar, "implantacoes": levadas}
    registrar(fresco, "publicar", "Publicou o roteiro", por=por, motivo=motivo, dados=dados)
    return fresco


def _encerrar_anterior(novo: Roteiro, hoje: date) -> None:
    anteriores = Roteiro.objects.vigentes(hoje).filter(produto=novo.produto, via=novo.via)
    if anteriores.filter(inicio__gte=hoje).exists():
        raise TransicaoInvalida(
            "A versão anterior começou hoje. Publique esta a partir de amanhã.", codigo="data"
        )
    anteriores.update(fim=hoje - timedelta(days=1))


def _migrar(roteiro: Roteiro, *, por: Usuario, motivo: str, agora: datetime) -> int:
    implantacoes = list(
        Implantacao.objects.em_andamento()
        .filter(produto=roteiro.produto, roteiro__via=roteiro.via)
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    dados: dict[str, Any] = {
        "roteiro": roteiro.pk,
        "implantacoes": [i.pk for i in implantacoes],
        "agora": agora,
    }
    with connection.cursor() as cursor:
        for comando in (CASAR, TIRAR, ACRESCENTAR):
            cursor.execute(comando, dados)
    mudadas = _recalcular(implantacoes, roteiro, agora)
    campos = ["roteiro", "situacao", "situacao_desde", "movimentada_em", "producao_em", "uso_desde"]
    Implantacao.objects.bulk_update(implantacoes, campos, batch_size=1000)
    rotulo = f"Passou à versão {roteiro.versao} do roteiro"
    registrar_varios(implantacoes, "migrar", rotulo, por=por, motivo=motivo)
    registrar_varios(mudadas, "calcular", "Situação recalculada", por=por, motivo=motivo)
    consolidar(implantacao.ente_id for implantacao in mudadas)
    return len(implantacoes)


def _recalcular(
    implantacoes: Sequence[Implantacao], roteiro: Roteiro, agora: datetime
) -> list[Implantacao]:
    """Grava nos objetos a situação que os passos de agora dão; devolve as que mudaram."""
    passos: dict[int, list[Passo]] = defaultdict(list)
    for passo in Passo.objects.em_ordem().filter(implantacao__in=implantacoes):
        passos[passo.implantacao_id].append(passo)
    mudadas = []
    for implantacao in implantacoes:
        situacao = calcular_situacao(passos[implantacao.pk], suspensa=False)
        if situacao != implantacao.situacao:
            implantacao.situacao, implantacao.situacao_desde = situacao, agora
            mudadas.append(implantacao)
        implantacao.roteiro, implantacao.movimentada_em = roteiro, agora
        for campo, valor in datas_dos_marcos(passos[implantacao.pk], situacao).items():
            setattr(implantacao, campo, valor)
    return mudadas


def _exigir_coordenacao(por: Usuario, ato: str) -> None:
    if not coordena(por):
        raise SemPermissao(ato)
