"""Gerência: os entes da carteira de um gerente de relacionamento da SGD."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.models.ente import Ente


class Gerencia(models.Model):
    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="gerencias"
    )
    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="gerencias")
    inicio = models.DateField("início", default=timezone.localdate)
    fim = models.DateField("fim", null=True, blank=True)

    class Meta:
        verbose_name = "gerência"
        ordering = ["ente", "-inicio", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["usuario", "ente"],
                condition=models.Q(fim__isnull=True),
                name="gerencia_unica_em_aberto",
                violation_error_message="Este gerente já cuida deste ente.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.usuario_id}: {self.ente_id}"
