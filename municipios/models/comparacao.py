"""Comparação, página a página, de um termo assinado que não guarda os bytes que oferecemos."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.models.assinatura import Assinatura

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario

TENTATIVAS = 3


class ComparacaoQuerySet(models.QuerySet["Comparacao"]):
    def a_desenhar(self, agora: datetime | None = None) -> Self:
        """As que ninguém está desenhando: quem as reservou e morreu perde a reserva."""
        agora = agora or timezone.now()
        livres = models.Q(reservada_ate__isnull=True) | models.Q(reservada_ate__lt=agora)
        return self.filter(livres, feita_em__isnull=True, tentativas__lt=TENTATIVAS)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """Só a equipe compara."""
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


@pghistory.track(exclude=["paginas"])
class Comparacao(models.Model):
    """Tudo o mais no laudo está certo; uma pessoa da SGD propõe aceitar, e outra confirma.

    `paginas`: [{nossa, enviada}, …], cada lado com o nome da imagem no depósito e o texto.
    """

    assinatura = models.OneToOneField(
        Assinatura, on_delete=models.PROTECT, related_name="comparacao"
    )
    paginas = models.JSONField("páginas", default=list)
    feita_em = models.DateTimeField("feita em", null=True)
    reservada_ate = models.DateTimeField(null=True, editable=False)
    tentativas = models.PositiveSmallIntegerField("tentativas", default=0)
    proposta_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    proposta_em = models.DateTimeField("aceite proposto em", null=True)
    motivo = models.TextField("por que se aceita", blank=True)
    respondida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    respondida_em = models.DateTimeField("respondida em", null=True)

    objects = ComparacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "comparação de termo"
        verbose_name_plural = "comparações de termo"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(respondida_por__isnull=True)
                | ~models.Q(respondida_por=models.F("proposta_por")),
                name="comparacao_duas_pessoas",
                violation_error_message=(
                    "Quem propôs não confirma: peça a outra pessoa da equipe."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"Comparação de {self.assinatura}"

    @property
    def desistiu(self) -> bool:
        """As páginas não puderam ser desenhadas, e a varredura não tenta mais."""
        return self.feita_em is None and self.tentativas >= TENTATIVAS

    def imagem(self, numero: int, lado: str) -> str:
        """O nome, no depósito, da página (a primeira é 1) de um lado; vazio quando não há."""
        if not 1 <= numero <= len(self.paginas) or lado not in {"nossa", "enviada"}:
            return ""
        return str(self.paginas[numero - 1][lado]["imagem"])
