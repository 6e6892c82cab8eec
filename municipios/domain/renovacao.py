"""Renovação: a quem o texto novo pede outra assinatura, programar o pedido e cancelá-lo.

A adesão de cada ente continua em vigor até que a nova, com o texto novo, a substitua.
"""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from municipios.choices.renovacao import RENOVACAO_CANCELAVEL, SituacaoRenovacao
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar, executar
from municipios.models import Adesao, Coorte, Membro, ModeloTermo, Renovacao, Termo, Usuario
from municipios.permissions import coordena, eh_o_sistema

PROGRAMAR = Transicao(
    "programar", "Pedir nova assinatura", (), SituacaoRenovacao.PROGRAMADA, coordena
)
COMECAR = Transicao(
    "comecar",
    "Começar a abrir os pedidos",
    (SituacaoRenovacao.PROGRAMADA,),
    SituacaoRenovacao.ABRINDO,
    eh_o_sistema,
)
ABRIR = Transicao(
    "abrir",
    "Terminar de abrir os pedidos",
    (SituacaoRenovacao.ABRINDO,),
    SituacaoRenovacao.ABERTA,
    eh_o_sistema,
)
CANCELAR = Transicao(
    "cancelar",
    "Cancelar o pedido de nova assinatura",
    RENOVACAO_CANCELAVEL,
    SituacaoRenovacao.CANCELANDO,
    coordena,
    exige_motivo=True,
)
DESFAZER = Transicao(
    "desfazer",
    "Terminar o cancelamento",
    (SituacaoRenovacao.CANCELANDO,),
    SituacaoRenovacao.CANCELADA,
    eh_o_sistema,
)
CONCLUIR = Transicao(
    "concluir",
    "Dar por concluída",
    (SituacaoRenovacao.ABERTA,),
    SituacaoRenovacao.CONCLUIDA,
    eh_o_sistema,
)
TRANSICOES = (PROGRAMAR, COMECAR, ABRIR, CANCELAR, DESFAZER, CONCLUIR)


def alcance(modelo: ModeloTermo, coorte: Coorte | None) -> QuerySet[Adesao]:
    """As adesões vigentes da esfera (ou só da coorte) que não são já deste texto.

    A denunciada fica de fora: o ente está de saída.
    """
    adesoes = Adesao.objects.vigentes().filter(ente__esfera=modelo.esfera)
    if coorte:
        membros = Membro.objects.atuais().filter(coorte=coorte)
        adesoes = adesoes.filter(ente__in=membros.values("ente"))
    deste_texto = Termo.objects.prontos().filter(modelo=modelo)
    return adesoes.exclude(pk__in=deste_texto.values("adesao"))


def programar(
    modelo: ModeloTermo,
    *,
    por: Usuario,
    prazo: date | None,
    coorte: Coorte | None = None,
    hoje: date | None = None,
) -> Renovacao:
    """Grava o pedido do texto publicado; quem o leva a cada ente, desde o início da vigência do
    texto, é a varredura.

    Levanta `TransicaoInvalida` se o prazo não dá tempo de assinar, ou se o texto já tem um pedido.
    """
    abre = max(modelo.inicio, hoje or timezone.localdate())
    if prazo is None or prazo <= abre:
        raise TransicaoInvalida(
            f"Escreva um prazo para assinar depois de {abre:%d/%m/%Y}, o dia em que os entes "
            "recebem o pedido.",
            codigo="prazo",
        )
    nova = Renovacao(modelo=modelo, coorte=coorte, prazo=prazo, criada_por=por)
    return criar(nova, PROGRAMAR, por=por)


def cancelar(renovacao: Renovacao, *, por: Usuario, motivo: str) -> Renovacao:
    """Para de pedir; os pedidos em aberto se cancelam na varredura, e as assinaturas já feitas
    continuam valendo.
    """
    return executar(
        renovacao,
        CANCELAR,
        por=por,
        motivo=motivo,
        cancelada_por=por,
        motivo_do_cancelamento=motivo.strip(),
    )
