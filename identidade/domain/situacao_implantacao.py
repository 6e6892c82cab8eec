"""A situação de uma implantação, calculada dos passos: contas puras, sem banco."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from identidade.choices import (
    MARCOS_INDISPENSAVEIS,
    SITUACOES_INTEGRADAS,
    Marco,
    SituacaoPasso,
)
from identidade.choices import SituacaoImplantacao as Situacao
from identidade.models import Passo

# O caminho: cada marco alcançado, com todos os anteriores que o roteiro tem, dá uma situação.
CAMINHO = (
    (Marco.SOLICITACAO, Situacao.SOLICITADA),
    (Marco.CREDENCIAL_HOMOLOGACAO, Situacao.EM_HOMOLOGACAO),
    (Marco.HOMOLOGACAO, Situacao.HOMOLOGADA),
    (Marco.PRODUCAO, Situacao.EM_PRODUCAO),
    (Marco.USO, Situacao.EM_USO),
)


def marco_alcancado(passos: Sequence[Passo], marco: Marco) -> bool:
    """Todo passo do marco resolvido; concessão e uso só valem concluídos, nunca dispensados."""
    do_marco = [passo.situacao for passo in passos if passo.etapa.marco == marco]
    if marco in MARCOS_INDISPENSAVEIS:
        return all(situacao == SituacaoPasso.CONCLUIDO for situacao in do_marco)
    return all(situacao != SituacaoPasso.PENDENTE for situacao in do_marco)


def calcular_situacao(implantacao_passos: Sequence[Passo], suspensa: bool) -> Situacao:
    """A situação que os passos dão. Pura: não lê nem grava nada.

    Anda pelos marcos que o roteiro tem, em ordem, e para no primeiro não alcançado. Por isso
    reabrir a homologação tira a implantação de produção, sem mexer no passo da produção.
    """
    if suspensa:
        return Situacao.SUSPENSA
    comecou = any(passo.situacao != SituacaoPasso.PENDENTE for passo in implantacao_passos)
    situacao = Situacao.EM_DIAGNOSTICO if comecou else Situacao.NAO_INICIADA
    do_roteiro = {passo.etapa.marco for passo in implantacao_passos}
    for marco, alcancada in CAMINHO:
        if marco not in do_roteiro:
            continue
        if not marco_alcancado(implantacao_passos, marco):
            break
        situacao = alcancada
    return situacao


def marcos_anteriores(marco: Marco) -> tuple[Marco, ...]:
    """Os marcos que vêm antes deste no caminho; nenhum, se a etapa não tem marco."""
    ordem = [m for m, _ in CAMINHO]
    return tuple(ordem[: ordem.index(marco)]) if marco in ordem else ()


def datas_dos_marcos(passos: Sequence[Passo], situacao: Situacao) -> dict[str, Any]:
    """Desde quando está em produção e em uso, pelos passos; suspensa conserva o que tinha."""
    if situacao == Situacao.SUSPENSA:
        return {}
    uso = _concluido_em(passos, Marco.USO) if situacao == Situacao.EM_USO else None
    producao = _concluido_em(passos, Marco.PRODUCAO) or uso
    return {
        "producao_em": producao if situacao in SITUACOES_INTEGRADAS else None,
        "uso_desde": uso,
    }


def _concluido_em(passos: Sequence[Passo], marco: Marco) -> datetime | None:
    feitos = [p.feito_em for p in passos if p.etapa.marco == marco and p.feito_em]
    return max(feitos, default=None)
