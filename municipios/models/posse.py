"""Posse: o dia em que começa o mandato de todos os chefes do Executivo de uma esfera."""

from django.db import models

from municipios.choices import Esfera


class Posse(models.Model):
    """Data fixada em norma. O mandato anterior acaba na véspera."""

    esfera = models.CharField("esfera", max_length=10, choices=Esfera)
    data = models.DateField("dia da posse")
    referencia = models.CharField("norma", max_length=200)

    class Meta:
        verbose_name = "posse"
        ordering = ["esfera", "data"]
        constraints = [
            models.UniqueConstraint(
                fields=["esfera", "data"],
                name="posse_unica_no_dia",
                violation_error_message="Esta posse já está registrada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_esfera_display()}, {self.data:%d/%m/%Y}"
