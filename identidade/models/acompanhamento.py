"""Acompanhamento: quem, na SGD, cuida de um ente depois do encontro, e quando volta a falar."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from identidade.choices.interesse import SituacaoAcompanhamento
from municipios.models import Ente

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario


class AcompanhamentoQuerySet(models.QuerySet["Acompanhamento"]):
    def abertos(self) -> Self:
        return self.filter(situacao=SituacaoAcompanhamento.ABERTO)

    def atrasados(self, hoje: date | None = None) -> Self:
        return self.abertos().filter(proximo_contato__lt=hoje or timezone.localdate())

    def de(self, usuario: "Usuario") -> Self:
        return self.filter(responsavel=usuario)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


@pghistory.track()
class Acompanhamento(models.Model):
    """Um aberto por ente: uma só pessoa responde por ele."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="acompanhamentos")
    responsavel = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="acompanhamentos",
        verbose_name="responsável",
    )
    situacao = models.CharField("situação", max_length=9, choices=SituacaoAcompanhamento)
    proximo_contato = models.DateField("próximo contato")
    nota = models.CharField("o que combinar ou lembrar", max_length=500, blank=True)
    aberto_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    aberto_em = models.DateTimeField("aberto em", default=timezone.now)

    objects = AcompanhamentoQuerySet.as_manager()

    class Meta:
        verbose_name = "acompanhamento"
        ordering = ["proximo_contato", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ente"],
                condition=Q(situacao=SituacaoAcompanhamento.ABERTO),
                name="acompanhamento_um_aberto_por_ente",
                violation_error_message="Este ente já tem quem o acompanhe. Recarregue a página.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ente_id}: {self.proximo_contato:%d/%m/%Y}"

    @property
    def atrasado(self) -> bool:
        aberto = self.situacao == SituacaoAcompanhamento.ABERTO
        return aberto and self.proximo_contato < timezone.localdate()
