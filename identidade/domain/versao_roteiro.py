"""Versão nova de um roteiro: rascunhar, publicar e mandar levar (ou não) as em andamento.

O rascunho se edita como dado; o publicado não muda mais. Quem leva as em andamento é a varredura
(`migracao_roteiro`): milhares não cabem num pedido.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from identidade.domain.migracao_roteiro import a_migrar
from identidade.models import Etapa, MigracaoRoteiro, PreRequisito, Roteiro
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.models import Usuario
from municipios.permissions import coordena


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
    """Vale a partir de hoje, e as em andamento passam a ela logo depois, no trabalhador."""
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
    previstas = a_migrar(fresco).count() if migrar else 0
    if migrar:
        MigracaoRoteiro.objects.create(
            roteiro=fresco, pedida_por=por, pedida_em=agora, motivo=motivo, previstas=previstas
        )
    dados = {"migrar": migrar, "implantacoes": previstas}
    registrar(fresco, "publicar", "Publicou o roteiro", por=por, motivo=motivo, dados=dados)
    return fresco


def _encerrar_anterior(novo: Roteiro, hoje: date) -> None:
    anteriores = Roteiro.objects.vigentes(hoje).filter(produto=novo.produto, via=novo.via)
    if anteriores.filter(inicio__gte=hoje).exists():
        raise TransicaoInvalida(
            "A versão anterior começou hoje. Publique esta a partir de amanhã.", codigo="data"
        )
    anteriores.update(fim=hoje - timedelta(days=1))


def _exigir_coordenacao(por: Usuario, ato: str) -> None:
    if not coordena(por):
        raise SemPermissao(ato)
