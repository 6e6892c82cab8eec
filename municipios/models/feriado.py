"""Feriado: o dia que não conta nos prazos em dias úteis, no país ou numa UF."""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models.functions import Now

from municipios.choices import Uf


class FeriadoQuerySet(models.QuerySet["Feriado"]):
    def da_uf(self, uf: str) -> Self:
        """Os do país e os da UF."""
        return self.filter(uf__in=("", uf))

    def desde(self, momento: models.OuterRef, uf: models.OuterRef) -> models.QuerySet[Any, Any]:
        """Os dias, para uma subconsulta: os que já foram, do país e da UF da linha de fora."""
        do_lugar = models.Q(uf="") | models.Q(uf=uf)
        ja_foram = self.filter(do_lugar, data__gt=momento, data__lte=Now())
        return ja_foram.order_by("data").values("data")


@pghistory.track()
class Feriado(models.Model):
    data = models.DateField("data")
    nome = models.CharField("nome", max_length=120)
    uf = models.CharField(
        "UF", max_length=2, choices=Uf, blank=True, help_text="Vazia: vale no país todo."
    )
    fonte = models.CharField("fonte", max_length=200)
    registrado_em = models.DateTimeField("registrado em", db_default=Now(), editable=False)

    objects = FeriadoQuerySet.as_manager()

    class Meta:
        verbose_name = "feriado"
        ordering = ["data", "uf"]
        constraints = [
            models.UniqueConstraint(
                fields=["data", "uf"],
                name="feriado_unico_no_dia",
                violation_error_message="Este dia já é feriado neste lugar.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nome}, {self.data:%d/%m/%Y}"
