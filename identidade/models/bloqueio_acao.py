"""Bloqueio de uma ação do plano: de um dia a outro, parada por um motivo da lista."""

from datetime import date
from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from identidade.choices.bloqueio import AlvoBloqueio
from identidade.models.tempo_parado import somado_em


class BloqueioAcaoQuerySet(models.QuerySet["BloqueioAcao"]):
    def abertos(self) -> Self:
        return self.filter(fim__isnull=True)

    def acabar(self, hoje: date | None = None) -> int:
        """O que ainda para uma ação deixa de parar hoje."""
        return self.abertos().update(fim=hoje or timezone.localdate())


@pghistory.track()
class BloqueioAcao(models.Model):
    """Aberto, não tem `fim`. Escreve-o quem muda a situação da ação, na mesma transação."""

    acao = models.ForeignKey("identidade.Acao", on_delete=models.PROTECT, related_name="bloqueios")
    motivo = models.ForeignKey(
        "identidade.MotivoBloqueio", on_delete=models.PROTECT, related_name="bloqueios_de_acao"
    )
    inicio = models.DateField("desde")
    fim = models.DateField("até", null=True, blank=True)

    objects = BloqueioAcaoQuerySet.as_manager()

    class Meta:
        verbose_name = "bloqueio de ação"
        verbose_name_plural = "bloqueios de ação"
        ordering = ["-inicio", "-pk"]
        triggers = somado_em(AlvoBloqueio.ACAO)
        constraints = [
            models.UniqueConstraint(
                fields=["acao"],
                condition=Q(fim__isnull=True),
                name="bloqueio_acao_um_aberto",
                violation_error_message="Esta ação já está bloqueada.",
            ),
            models.CheckConstraint(
                condition=Q(fim__isnull=True) | Q(fim__gte=F("inicio")),
                name="bloqueio_acao_datas_em_ordem",
                violation_error_message="O bloqueio não pode acabar antes de começar.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.motivo}, desde {self.inicio:%d/%m/%Y}"
