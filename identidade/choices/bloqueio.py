"""O que um bloqueio para."""

from django.db.models import TextChoices


class AlvoBloqueio(TextChoices):
    IMPLANTACAO = "implantacao", "Implantação"
    ACAO = "acao", "Ação do plano"
