"""Vocabulário das anotações da equipe sobre um ente."""

from django.db.models import TextChoices


class TipoAnotacao(TextChoices):
    LIGACAO = "ligacao", "Ligação"
    EMAIL = "email", "E-mail"
    REUNIAO = "reuniao", "Reunião"
    VISITA = "visita", "Visita"
    NOTA = "nota", "Nota interna"
