"""Migração de roteiro: as implantações em andamento que passam a uma versão nova, em lotes."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from identidade.models.roteiro import Roteiro


class MigracaoRoteiroQuerySet(models.QuerySet["MigracaoRoteiro"]):
    def a_terminar(self) -> Self:
        return self.filter(terminada_em__isnull=True)


class MigracaoRoteiro(models.Model):
    """A ordem de quem publicou a versão, e quanto dela se cumpriu."""

    roteiro = models.OneToOneField(
        Roteiro, on_delete=models.PROTECT, primary_key=True, related_name="migracao"
    )
    pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pedida_em = models.DateTimeField("pedida em", default=timezone.now)
    motivo = models.TextField("motivo")
    previstas = models.PositiveIntegerField("implantações em andamento ao publicar")
    feitas = models.PositiveIntegerField("implantações que já passaram", default=0)
    terminada_em = models.DateTimeField("terminada em", null=True)

    objects = MigracaoRoteiroQuerySet.as_manager()

    class Meta:
        verbose_name = "migração de roteiro"
        verbose_name_plural = "migrações de roteiro"
        ordering = ["pedida_em", "pk"]

    def __str__(self) -> str:
        """“300 de 1000 implantações passaram”."""
        if self.terminada_em:
            return f"Terminada: {self.feitas} implantações passaram"
        return f"{self.feitas} de {max(self.previstas, self.feitas)} implantações passaram"
