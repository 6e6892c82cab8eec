"""Passo: concluir, dispensar e reabrir. Cada ato recalcula a situação da implantação."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from identidade.choices import MARCOS_INDISPENSAVEIS, Marco, SituacaoEvidencia, SituacaoPasso
from identidade.domain.evidencia import juntar
from identidade.domain.implantacao import (
    exigir_andamento,
    recalcular,
    recusar_texto_com_segredo,
    travar,
)
from identidade.domain.prova import Prova, por_extenso, provas_que_faltam
from identidade.domain.situacao_implantacao import marco_alcancado, marcos_anteriores
from identidade.models import Implantacao, Passo
from identidade.permissions import (
    Regra,
    alcance_de,
    no_passo,
    pode_dispensar,
    pode_fazer,
)
from municipios.domain.transicoes import Transicao, TransicaoInvalida, conferir, executar
from municipios.models import Usuario

CONCLUIR = Transicao(
    nome="concluir",
    rotulo="Concluir",
    de=(SituacaoPasso.PENDENTE,),
    para=SituacaoPasso.CONCLUIDO,
    quem=no_passo(pode_fazer),
)
DISPENSAR = Transicao(
    nome="dispensar",
    rotulo="Não se aplica",
    de=(SituacaoPasso.PENDENTE,),
    para=SituacaoPasso.DISPENSADO,
    quem=no_passo(pode_dispensar),
    exige_motivo=True,
)
REABRIR = Transicao(
    nome="reabrir",
    rotulo="Reabrir",
    de=(SituacaoPasso.CONCLUIDO, SituacaoPasso.DISPENSADO),
    para=SituacaoPasso.PENDENTE,
    quem=no_passo(pode_fazer),
    exige_motivo=True,
)
TRANSICOES = (CONCLUIR, DISPENSAR, REABRIR)
_REGRAS: dict[str, Regra] = {
    CONCLUIR.nome: pode_fazer,
    DISPENSAR.nome: pode_dispensar,
    REABRIR.nome: pode_fazer,
}


@transaction.atomic
def concluir(
    passo: Passo,
    *,
    por: Usuario,
    provas: Sequence[Prova] = (),
    agora: datetime | None = None,
) -> Passo:
    """Dá o passo por feito, com as provas de agora e as já juntadas. Concessão também é um passo.

    Raises:
        SemPermissao: o passo não cabe a esta pessoa.
        TransicaoInvalida: já foi feito, a implantação está suspensa, falta um marco anterior ou a
            prova que a etapa pede, ou a prova não serve.
    """
    agora = agora or timezone.now()
    if provas:
        conferir(passo, CONCLUIR, por, "")
    for prova in provas:
        juntar(passo, prova, por=por, agora=agora)
    campos = {"feito_em": agora, "feito_por": por}
    return _agir(passo, CONCLUIR, por=por, agora=agora, campos=campos)


def dispensar(passo: Passo, *, por: Usuario, motivo: str, agora: datetime | None = None) -> Passo:
    """Diz que o passo não se aplica a este sistema. Concessão e uso nunca se dispensam."""
    if passo.etapa.marco in MARCOS_INDISPENSAVEIS:
        raise TransicaoInvalida(
            "Este passo vale para todos e não pode ser dispensado. Se ele não pode ser feito "
            "agora, peça à SGD que suspenda a implantação.",
            codigo="indispensavel",
        )
    agora = agora or timezone.now()
    campos = {"feito_em": agora, "feito_por": por}
    return _agir(passo, DISPENSAR, por=por, agora=agora, motivo=motivo, campos=campos)


def reabrir(passo: Passo, *, por: Usuario, motivo: str, agora: datetime | None = None) -> Passo:
    """Desfaz: o passo volta a pendente e a situação da implantação recua se for o caso.

    A prova já dada fica à mão para quando o passo for concluído de novo.
    """
    agora = agora or timezone.now()
    campos = {"feito_em": None, "feito_por": None}
    return _agir(passo, REABRIR, por=por, agora=agora, motivo=motivo, campos=campos)


VERBOS: dict[str, Callable[..., Passo]] = {
    CONCLUIR.nome: concluir,
    DISPENSAR.nome: dispensar,
    REABRIR.nome: reabrir,
}


def acoes(
    implantacao: Implantacao, passos: Iterable[Passo], usuario: Usuario
) -> dict[int, list[Transicao]]:
    """O que a pessoa pode fazer em cada passo agora, com o alcance dela lido uma vez só."""
    if implantacao.suspensa_em is not None:
        return {passo.pk: [] for passo in passos}
    alcance = alcance_de(usuario, implantacao)
    return {
        passo.pk: [
            t
            for t in TRANSICOES
            if passo.situacao in t.de and _REGRAS[t.nome](alcance, passo.etapa)
        ]
        for passo in passos
    }


@transaction.atomic
def _agir(
    passo: Passo,
    transicao: Transicao,
    *,
    por: Usuario,
    agora: datetime,
    campos: dict[str, Any],
    motivo: str = "",
) -> Passo:
    """Trava a implantação e depois o passo: dois cliques juntos viram um depois do outro."""
    implantacao = travar(passo.implantacao_id)
    passos = list(implantacao.passos.select_for_update(of=("self",)).em_ordem())
    atual = next((p for p in passos if p.pk == passo.pk), None)
    if atual is None:
        raise TransicaoInvalida(
            "Este passo saiu do roteiro numa versão nova e ficou só como história. Veja os passos "
            "de agora na página da implantação."
        )
    conferir(atual, transicao, por, motivo)
    exigir_andamento(implantacao)
    if transicao is CONCLUIR:
        _exigir_marcos_anteriores(atual, passos)
        _exigir_prova(atual)
    recusar_texto_com_segredo(motivo)
    feito = executar(atual, transicao, por=por, motivo=motivo, **campos)
    recalcular(implantacao, por=por, agora=agora)
    return feito


def _exigir_prova(passo: Passo) -> None:
    evidencias = list(passo.evidencias.de_pe()) if passo.etapa.provas else []
    faltam = provas_que_faltam(passo.etapa, evidencias)
    if not faltam:
        return
    if any(e.situacao == SituacaoEvidencia.EM_CONFERENCIA for e in evidencias):
        raise TransicaoInvalida(
            "A prova deste passo está em conferência pela SGD. Quando ela for aceita, o passo "
            "pode ser concluído.",
            codigo="em_conferencia",
        )
    raise TransicaoInvalida(
        f"Este passo só se conclui com prova. Junte: {por_extenso(passo.etapa, faltam)}.",
        codigo="falta_prova",
    )


def _exigir_marcos_anteriores(passo: Passo, passos: Sequence[Passo]) -> None:
    """Um marco só vale depois dos anteriores: não há produção sem homologação."""
    for marco in marcos_anteriores(Marco(passo.etapa.marco)):
        if not marco_alcancado(passos, marco):
            pendente = next(p for p in passos if p.etapa.marco == marco and p.feito_em is None)
            raise TransicaoInvalida(
                f"Antes de “{passo.etapa.titulo}” é preciso concluir o passo "
                f"{pendente.etapa.ordem}, “{pendente.etapa.titulo}”.",
                codigo="marco_anterior",
            )
