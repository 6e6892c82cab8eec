"""População de um ente num ano, por uma fonte. Todo número mostrado diz o ano e a fonte."""

from typing import Self

import pghistory
from django.db import models

from municipios.choices import FontePopulacao
from municipios.models.ente import Ente
from municipios.models.importacao import Importacao


class PopulacaoQuerySet(models.QuerySet["Populacao"]):
    def da_referencia(self, ano: int, fonte: str) -> Self:
        return self.filter(ano=ano, fonte=fonte)

    def mais_recentes(self) -> Self:
        """Uma linha por ente: o ano mais novo; no mesmo ano, o censo antes da estimativa."""
        return self.order_by("ente", "-ano", "fonte").distinct("ente")


@pghistory.track()
class Populacao(models.Model):
    """Habitantes, em pessoas. Fonte: IBGE."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="populacoes")
    ano = models.PositiveSmallIntegerField("ano de referência")
    fonte = models.CharField("fonte", max_length=10, choices=FontePopulacao)
    valor = models.PositiveIntegerField("habitantes")
    importacao = models.ForeignKey(
        Importacao,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="populacoes",
    )

    objects = PopulacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "população"
        verbose_name_plural = "populações"
        ordering = ["ente", "-ano", "fonte"]
        indexes = [
            models.Index(fields=["ano", "fonte", "-valor"], name="populacao_referencia_valor")
        ]
        constraints = [
            models.UniqueConstraint(
                "ente",
                "ano",
                "fonte",
                name="populacao_unica_na_referencia",
                violation_error_message="Já há população deste ente neste ano e fonte.",
            ),
            models.CheckConstraint(
                condition=models.Q(ano__gte=1872, ano__lte=2200),
                name="populacao_ano_plausivel",
                violation_error_message="O ano deve estar entre 1872, o primeiro censo, e 2200.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ente_id}: {self.valor} em {self.ano}"
