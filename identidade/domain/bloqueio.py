"""Bloqueio: registrar e encerrar. Dos dois lados se registra; o motivo diz com quem está a bola."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from identidade.choices import SituacaoBloqueio
from identidade.domain.implantacao import recusar_texto_com_segredo, travar
from identidade.models import Bloqueio, Implantacao, MotivoBloqueio
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar, executar
from municipios.models import Usuario
from municipios.permissions import age_pelo_ente

BLOQUEAR = Transicao(
    nome="bloquear",
    rotulo="Registrou um bloqueio",
    de=(),
    para=SituacaoBloqueio.ABERTO,
    quem=age_pelo_ente,
)
ENCERRAR = Transicao(
    nome="encerrar",
    rotulo="Encerrar o bloqueio",
    de=(SituacaoBloqueio.ABERTO,),
    para=SituacaoBloqueio.ENCERRADO,
    quem=age_pelo_ente,
    exige_motivo=True,
)
TRANSICOES = (BLOQUEAR, ENCERRAR)


@transaction.atomic
def bloquear(
    implantacao: Implantacao,
    *,
    por: Usuario,
    motivo: MotivoBloqueio,
    texto: str = "",
    lado: str = "",
    inicio: date | None = None,
    hoje: date | None = None,
) -> Bloqueio:
    """Diz o que para a implantação. Sem `lado`, a bola fica com quem o motivo diz.

    Raises:
        SemPermissao: a pessoa não age pelo ente.
        TransicaoInvalida: já há bloqueio aberto por este motivo, falta a explicação, data no
            futuro ou antes de a implantação existir, ou texto com segredo.
    """
    recusar_texto_com_segredo(texto)
    hoje = hoje or timezone.localdate()
    inicio = inicio or hoje
    if motivo.exige_texto and not texto.strip():
        raise TransicaoInvalida(
            f"Para o motivo “{motivo}”, explique o que impede o andamento.", codigo="texto"
        )
    if inicio > hoje:
        raise TransicaoInvalida(
            "O bloqueio não pode começar no futuro. Diga o dia em que a implantação parou.",
            codigo="data",
        )
    travada = travar(implantacao.pk)
    novo = Bloqueio(
        implantacao=travada,
        motivo=motivo,
        texto=texto.strip(),
        lado=lado or motivo.lado,
        inicio=inicio,
        aberto_por=por,
    )
    return criar(novo, BLOQUEAR, por=por, motivo=str(motivo))


@transaction.atomic
def encerrar(bloqueio: Bloqueio, *, por: Usuario, motivo: str, fim: date | None = None) -> Bloqueio:
    """O que impedia foi resolvido; `motivo` diz como. O relógio do passo volta a andar."""
    recusar_texto_com_segredo(motivo)
    hoje = timezone.localdate()
    if fim and fim > hoje:
        raise TransicaoInvalida("O bloqueio não pode acabar no futuro.", codigo="data")
    travar(bloqueio.implantacao_id)
    return executar(bloqueio, ENCERRAR, por=por, motivo=motivo, fim=fim or hoje)
