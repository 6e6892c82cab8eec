"""Indicador publicado: número que saiu fora do portal, com o que conta, quando e onde saiu."""

import pghistory
from django.db import models

from identidade.choices.interesse import NumeroDoPortal


@pghistory.track()
class IndicadorPublicado(models.Model):
    """Fica ao lado do número do portal, cada um com a sua definição; nunca se somam."""

    codigo = models.SlugField("código", max_length=60, primary_key=True)
    nome = models.CharField("o que se contou", max_length=120)
    valor = models.PositiveIntegerField("valor")
    aproximado = models.BooleanField(
        "foi dito como “mais de”", default=False, help_text="O valor é um piso."
    )
    definicao = models.TextField(
        "definição", max_length=500, help_text="O que o número conta, e sobre que total."
    )
    data = models.DateField("data de referência", help_text="Sem o dia, o primeiro do mês.")
    fonte = models.CharField("quem publicou", max_length=120)
    endereco = models.URLField("endereço da fonte", max_length=400)
    numero_do_portal = models.CharField(
        "número do portal que se parece",
        max_length=8,
        choices=NumeroDoPortal,
        blank=True,
        help_text="Vazio: o portal não tem número parecido.",
    )

    class Meta:
        verbose_name = "indicador publicado"
        verbose_name_plural = "indicadores publicados"
        ordering = ["data", "codigo"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(definicao=""),
                name="indicador_publicado_tem_definicao",
                violation_error_message="Escreva a definição: o que o número conta.",
            )
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def dito(self) -> str:
        """O número como foi dito."""
        valor = f"{self.valor:,}".replace(",", ".")
        return f"mais de {valor}" if self.aproximado else valor
