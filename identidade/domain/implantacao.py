"""Implantação: nasce de um roteiro, e a situação dela é calculada dos passos, nunca escolhida."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from identidade.choices import SituacaoImplantacao as Situacao
from identidade.domain.consolidacao import consolidar
from identidade.domain.pre_requisito import exigir
from identidade.domain.roteiro import roteiro_vigente
from identidade.domain.situacao_implantacao import calcular_situacao, datas_dos_marcos
from identidade.models import Implantacao, Passo, Produto
from municipios.domain.transicoes import (
    SemPermissao,
    Transicao,
    TransicaoInvalida,
    conferir,
    executar,
    registrar,
)
from municipios.models import Ente, Usuario
from municipios.permissions import age_pelo_ente, equipe_age_pelo_ente
from municipios.validators import recusar_segredo

SUSPENDER = Transicao(
    nome="suspender",
    rotulo="Suspender",
    de=tuple(s for s in Situacao if s != Situacao.SUSPENSA),
    para=Situacao.SUSPENSA,
    quem=equipe_age_pelo_ente,
    exige_motivo=True,
)
# `para` é só o piso: ao retomar, a situação é a que os passos derem.
RETOMAR = Transicao(
    nome="retomar",
    rotulo="Retomar",
    de=(Situacao.SUSPENSA,),
    para=Situacao.NAO_INICIADA,
    quem=equipe_age_pelo_ente,
    exige_motivo=True,
)
TRANSICOES = (SUSPENDER, RETOMAR)
# O cálculo é consequência: a permissão já foi cobrada no passo.
_CALCULAR = Transicao(
    nome="calcular", rotulo="", de=tuple(Situacao), para="", quem=lambda usuario, alvo: True
)


@transaction.atomic
def criar_implantacao(
    ente: Ente,
    *,
    produto: Produto,
    via: str,
    nome: str,
    url: str = "",
    por: Usuario,
    hoje: date | None = None,
) -> Implantacao:
    """Começa um produto num sistema ou unidade do ente, com os passos do roteiro do dia.

    Raises:
        SemPermissao: a pessoa não age por este ente.
        PreRequisitoNaoAtendido: falta algo; traz o código e o que fazer.
        TransicaoInvalida: sem roteiro na data, nome repetido ou texto com segredo.
    """
    if not age_pelo_ente(por, ente):
        raise SemPermissao("Começar uma implantação")
    recusar_texto_com_segredo(nome, url)
    hoje = hoje or timezone.localdate()
    roteiro = roteiro_vigente(produto, via, hoje=hoje)
    exigir(ente, roteiro, hoje=hoje)
    nova = Implantacao(
        ente=ente, produto=produto, roteiro=roteiro, nome=nome.strip(), url=url, criada_por=por
    )
    _gravar_nova(nova)
    Passo.objects.bulk_create(
        Passo(implantacao=nova, etapa=etapa) for etapa in roteiro.etapas.all()
    )
    registrar(nova, "criar", "Começou a implantação", por=por, dados={"versao": roteiro.versao})
    consolidar([ente.pk])
    return nova


def _gravar_nova(nova: Implantacao) -> None:
    try:
        with transaction.atomic():
            nova.save(force_insert=True)
    except IntegrityError as erro:
        if "implantacao_nome_unico" not in str(erro):
            raise
        raise TransicaoInvalida(
            f"Já existe uma implantação deste produto com o nome “{nova.nome}”. Abra a que existe "
            "ou dê outro nome a este sistema ou unidade.",
            codigo="nome_repetido",
        ) from erro


def travar(implantacao_id: int) -> Implantacao:
    """Trava a implantação até o fim da transação. Sempre antes de qualquer passo dela."""
    return Implantacao.objects.select_for_update(of=("self",)).get(pk=implantacao_id)


@transaction.atomic
def recalcular(
    implantacao: Implantacao, *, por: Usuario, agora: datetime | None = None
) -> Implantacao:
    """Grava a situação que os passos dão; quando muda, registra e consolida o ente."""
    agora = agora or timezone.now()
    travada = travar(implantacao.pk)
    passos = list(travada.passos.em_ordem())
    situacao = calcular_situacao(passos, suspensa=travada.suspensa_em is not None)
    datas = {"movimentada_em": agora, **datas_dos_marcos(passos, situacao)}
    if situacao == travada.situacao:
        Implantacao.objects.filter(pk=travada.pk).update(**datas)
        travada.refresh_from_db()
        return travada
    passar = replace(_CALCULAR, para=situacao, rotulo=f"Situação: {situacao.label}")
    travada = executar(travada, passar, por=por, situacao_desde=agora, **datas)
    consolidar([travada.ente_id])
    return travada


@transaction.atomic
def suspender(
    implantacao: Implantacao, *, por: Usuario, motivo: str, agora: datetime | None = None
) -> Implantacao:
    """Para a implantação: nenhum passo anda, e ela não conta em produção nem em uso."""
    recusar_texto_com_segredo(motivo)
    agora = agora or timezone.now()
    datas: dict[str, Any] = {"suspensa_em": agora, "situacao_desde": agora, "movimentada_em": agora}
    suspensa = executar(implantacao, SUSPENDER, por=por, motivo=motivo, **datas)
    consolidar([suspensa.ente_id])
    return suspensa


@transaction.atomic
def retomar(
    implantacao: Implantacao, *, por: Usuario, motivo: str, agora: datetime | None = None
) -> Implantacao:
    """Volta à situação que os passos dão."""
    recusar_texto_com_segredo(motivo)
    agora = agora or timezone.now()
    travada = travar(implantacao.pk)
    conferir(travada, RETOMAR, por, motivo)
    passos = list(travada.passos.em_ordem())
    situacao = calcular_situacao(passos, suspensa=False)
    volta = replace(RETOMAR, para=situacao)
    datas = {"situacao_desde": agora, "movimentada_em": agora, **datas_dos_marcos(passos, situacao)}
    retomada = executar(travada, volta, por=por, motivo=motivo, suspensa_em=None, **datas)
    consolidar([retomada.ente_id])
    return retomada


def exigir_andamento(implantacao: Implantacao) -> None:
    if implantacao.suspensa_em is not None:
        raise TransicaoInvalida(
            "A implantação está suspensa e nenhum passo anda. Peça à SGD que a retome.",
            codigo="suspensa",
        )


def recusar_texto_com_segredo(*textos: str) -> None:
    """Nenhum texto livre guarda credencial nem CPF, venha da página, da API ou do admin."""
    try:
        for texto in textos:
            recusar_segredo(texto)
    except ValidationError as erro:
        raise TransicaoInvalida(erro.messages[0], codigo=str(erro.code)) from erro
