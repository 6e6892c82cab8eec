"""Recortes da fila de análise dos termos."""

from django.db.models import TextChoices


class AssuntoPonto(TextChoices):
    """De que um ponto da diligência fala; os três primeiros são campos do rascunho."""

    ORGAO = "orgao", "Órgão que responde pela transformação digital"
    ENDERECO = "endereco", "Endereço da sede do Executivo"
    EMAIL = "email", "E-mail oficial do ente"
    SIGNATARIO = "signatario", "Quem assina"
    DOCUMENTO = "documento", "Documento assinado"
    OUTRO = "", "Outro assunto"


class RecorteAnalise(TextChoices):
    TODAS = "", "Todas"
    MINHAS = "minhas", "Minhas"
    SEM_DONO = "sem_dono", "Sem responsável"
    ATRASADAS = "atrasadas", "Atrasadas"
