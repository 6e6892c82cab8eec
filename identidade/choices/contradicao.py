"""Vocabulário das contradições."""

from django.db.models import TextChoices


class TipoContradicao(TextChoices):
    """Dois registros do portal que não podem ser verdade juntos."""

    SEM_USO = "sem_uso", "Em produção, sem uso informado"
    USO_PARADO = "uso_parado", "Em produção, com uso zero"
    SEM_ADESAO = "sem_adesao", "Em produção, sem adesão em vigor"
    DOMINIO = "dominio", "Em produção fora de domínio oficial"
    VERIFICACAO = "verificacao", "Em produção, com duas verificações com problema"
    PLANO = "plano", "Plano feito, produto atrás"
    SEM_PONTO_FOCAL = "sem_ponto_focal", "Adesão em vigor, sem ponto focal"


class SituacaoContradicao(TextChoices):
    ABERTA = "aberta", "Aberta"
    DISPENSADA = "dispensada", "Dispensada"
    DESFEITA = "desfeita", "Desfeita"
