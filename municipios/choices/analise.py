"""Recortes da fila de análise dos termos."""

from django.db.models import TextChoices


class RecorteAnalise(TextChoices):
    TODAS = "", "Todas"
    MINHAS = "minhas", "Minhas"
    SEM_DONO = "sem_dono", "Sem responsável"
    ATRASADAS = "atrasadas", "Atrasadas"
