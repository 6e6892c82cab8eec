"""Interesse de um ente num produto: manifestar e retirar."""

from django.db import transaction
from django.utils import timezone

from identidade.choices.interesse import OrigemInteresse, SituacaoInteresse
from identidade.domain.implantacao import recusar_texto_com_segredo
from identidade.models import Diagnostico, Interesse, Produto
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar, executar
from municipios.models import Ente, Evento, Usuario
from municipios.permissions import age_pelo_ente

MANIFESTAR = Transicao(
    nome="manifestar",
    rotulo="Disse que tem interesse",
    de=(),
    para=SituacaoInteresse.ABERTO,
    quem=age_pelo_ente,
)
RETIRAR = Transicao(
    nome="retirar",
    rotulo="Retirar o interesse",
    de=(SituacaoInteresse.ABERTO,),
    para=SituacaoInteresse.RETIRADO,
    quem=age_pelo_ente,
    exige_motivo=True,
)
TRANSICOES = (MANIFESTAR, RETIRAR)


@transaction.atomic
def manifestar(
    ente: Ente,
    produto: Produto,
    *,
    por: Usuario,
    evento: Evento | None = None,
    diagnostico: Diagnostico | None = None,
) -> Interesse:
    """O ente quer o produto. Sem evento nem diagnóstico, foi dito no portal.

    Raises:
        SemPermissao: a pessoa não age pelo ente.
        TransicaoInvalida: o interesse já está registrado, ou o diagnóstico é de outro ente.
    """
    if diagnostico and diagnostico.ente_id != ente.pk:
        raise TransicaoInvalida("Este diagnóstico é de outro ente.", codigo="diagnostico")
    origem = OrigemInteresse.DITO
    if evento or diagnostico:
        origem = OrigemInteresse.EVENTO if evento else OrigemInteresse.DIAGNOSTICO
    novo = Interesse(
        ente=ente,
        produto=produto,
        origem=origem,
        evento=evento,
        diagnostico=diagnostico,
        manifestado_por=por,
    )
    return criar(novo, MANIFESTAR, por=por)


def retirar(interesse: Interesse, *, por: Usuario, motivo: str) -> Interesse:
    """O ente não quer mais; quem e por que ficam na história."""
    recusar_texto_com_segredo(motivo)
    return executar(
        interesse,
        RETIRAR,
        por=por,
        motivo=motivo,
        retirado_em=timezone.now(),
        motivo_retirada=motivo.strip(),
    )
