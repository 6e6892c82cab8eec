"""Nova assinatura: o pedido a um grupo (renovação) e o de cada ente (reassinatura)."""

from django.db.models import TextChoices


class SituacaoRenovacao(TextChoices):
    PROGRAMADA = "programada", "Programada"
    ABRINDO = "abrindo", "Abrindo os pedidos"
    ABERTA = "aberta", "Aberta"
    CANCELANDO = "cancelando", "Cancelando os pedidos"
    CANCELADA = "cancelada", "Cancelada"
    CONCLUIDA = "concluida", "Concluída"


class SituacaoReassinatura(TextChoices):
    PENDENTE = "pendente", "Pendente"
    VENCIDA = "vencida", "Prazo vencido"
    ASSINADA = "assinada", "Termo novo em vigor"
    DISPENSADA = "dispensada", "Dispensada"
    CANCELADA = "cancelada", "Cancelada"
    SUPERADA = "superada", "Trocada por pedido de texto mais novo"


RENOVACAO_CANCELAVEL = (
    SituacaoRenovacao.PROGRAMADA,
    SituacaoRenovacao.ABRINDO,
    SituacaoRenovacao.ABERTA,
)
RENOVACAO_EM_ANDAMENTO = (*RENOVACAO_CANCELAVEL, SituacaoRenovacao.CANCELANDO)
# O cancelamento começado ou terminado diz quem o pediu e por quê.
RENOVACAO_DESFEITA = (SituacaoRenovacao.CANCELANDO, SituacaoRenovacao.CANCELADA)
# A vencida ainda espera o termo: passou do prazo, e a adesão de antes continua em vigor.
REASSINATURA_EM_ABERTO = (SituacaoReassinatura.PENDENTE, SituacaoReassinatura.VENCIDA)
TOM_DA_RENOVACAO = {
    SituacaoRenovacao.ABRINDO: "andamento",
    SituacaoRenovacao.ABERTA: "andamento",
    SituacaoRenovacao.CANCELANDO: "andamento",
    SituacaoRenovacao.CONCLUIDA: "concluida",
}
TOM_DA_REASSINATURA = {
    SituacaoReassinatura.PENDENTE: "atencao",
    SituacaoReassinatura.VENCIDA: "problema",
    SituacaoReassinatura.ASSINADA: "concluida",
}
