"""De que lado da conversa se fala."""

from django.db.models import TextChoices


class Lado(TextChoices):
    ENTE = "ente", "Ente"
    SGD = "sgd", "SGD"
