"""Lista de certificados revogados (CRL) de uma autoridade: vale por um prazo; a SGD a carrega."""

from datetime import datetime
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone


class ListaRevogadosQuerySet(models.QuerySet["ListaRevogados"]):
    def vigentes(self, agora: datetime | None = None) -> Self:
        """A mais nova de cada autoridade, das que ainda não venceram."""
        valem = self.filter(ate__gt=agora or timezone.now())
        return valem.order_by("emissor", "-desde", "-pk").distinct("emissor")


class ListaRevogados(models.Model):
    """Nunca muda: a lista nova entra ao lado da velha."""

    emissor = models.CharField("autoridade que a emitiu", max_length=200)
    desde = models.DateTimeField("emitida em")
    ate = models.DateTimeField("vale até")
    quantos = models.PositiveIntegerField("certificados revogados")
    arquivo = models.CharField("arquivo", max_length=120)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    carregada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    carregada_em = models.DateTimeField("carregada em", auto_now_add=True)

    objects = ListaRevogadosQuerySet.as_manager()

    class Meta:
        verbose_name = "lista de certificados revogados"
        verbose_name_plural = "listas de certificados revogados"
        ordering = ["emissor", "-desde"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ate__gt=models.F("desde")),
                name="lista_revogados_datas_em_ordem",
                violation_error_message="A lista vence antes de começar a valer.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="so_acrescimo", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.emissor}, até {timezone.localtime(self.ate):%d/%m/%Y %H:%M}"
