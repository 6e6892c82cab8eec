"""Contradição: dois registros que não batem, achados toda noite e resolvidos por alguém."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from identidade.choices.contradicao import SituacaoContradicao, TipoContradicao
from identidade.models.implantacao import Implantacao
from municipios.models import Ente

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario


class ContradicaoQuerySet(models.QuerySet["Contradicao"]):
    def abertas(self) -> Self:
        return self.filter(situacao=SituacaoContradicao.ABERTA)

    def de_pe(self) -> Self:
        """As abertas e as dispensadas: o fato continua nos registros."""
        return self.exclude(situacao=SituacaoContradicao.DESFEITA)

    def a_cargo_de(self, usuario: "Usuario", entes: models.QuerySet[Ente]) -> Self:
        """As dela, e as destes entes que ninguém tomou."""
        return self.filter(Q(responsavel=usuario) | Q(responsavel__isnull=True, ente__in=entes))

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """A fila é da equipe; o ente recebe tarefas e avisos, não a suspeita."""
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


@pghistory.track()
class Contradicao(models.Model):
    """Sem implantação, é do ente inteiro. Quando o fato some, o portal a desfaz sozinho."""

    tipo = models.CharField("tipo", max_length=16, choices=TipoContradicao)
    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="contradicoes")
    implantacao = models.ForeignKey(
        Implantacao,
        on_delete=models.PROTECT,
        related_name="contradicoes",
        null=True,
        blank=True,
    )
    situacao = models.CharField("situação", max_length=10, choices=SituacaoContradicao)
    responsavel = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="responsável",
    )
    achada_em = models.DateTimeField("achada em", default=timezone.now)
    resolvida_em = models.DateTimeField("resolvida em", null=True, blank=True)

    objects = ContradicaoQuerySet.as_manager()

    class Meta:
        verbose_name = "contradição"
        verbose_name_plural = "contradições"
        ordering = ["achada_em", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tipo", "ente", "implantacao"],
                condition=~Q(situacao=SituacaoContradicao.DESFEITA),
                nulls_distinct=False,
                name="contradicao_uma_de_pe",
                violation_error_message="Esta contradição já está na fila.",
            ),
            models.CheckConstraint(
                condition=Q(situacao=SituacaoContradicao.ABERTA, resolvida_em__isnull=True)
                | (~Q(situacao=SituacaoContradicao.ABERTA) & Q(resolvida_em__isnull=False)),
                name="contradicao_resolvida_tem_data",
                violation_error_message="A contradição resolvida tem a data em que o foi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()}: {self.ente_id}"
