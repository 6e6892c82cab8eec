"""Regra de lembrete: depois de quantos dias avisa e de quanto em quanto tempo repete."""

from django.db import models


class RegraLembrete(models.Model):
    codigo = models.SlugField("código", max_length=60, primary_key=True)
    descricao = models.CharField("descrição", max_length=200)
    dias = models.PositiveSmallIntegerField("depois de quantos dias")
    repete_a_cada = models.PositiveSmallIntegerField(
        "repete a cada quantos dias",
        null=True,
        blank=True,
        help_text="Vazio: avisa uma vez só.",
    )
    ativa = models.BooleanField("ativa", default=True)

    class Meta:
        verbose_name = "regra de lembrete"
        verbose_name_plural = "regras de lembrete"
        ordering = ["codigo"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(repete_a_cada__isnull=True) | models.Q(repete_a_cada__gte=1),
                name="regra_lembrete_repeticao",
                violation_error_message="A repetição deve ser de pelo menos 1 dia.",
            )
        ]

    def __str__(self) -> str:
        return self.descricao
