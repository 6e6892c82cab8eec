"""Uso: o volume de um mês numa implantação, informado por quem a opera."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from identidade.choices import UNIDADE_DO_USO, CodigoProduto, FonteUso
from identidade.models.implantacao import Implantacao

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario


class UsoQuerySet(models.QuerySet["Uso"]):
    def do_ano(self, ano: int) -> Self:
        return self.filter(mes__gte=date(ano, 1, 1), mes__lte=date(ano, 12, 1))

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self.filter(implantacao__in=Implantacao.objects.visiveis_para(usuario))


@pghistory.track()
class Uso(models.Model):
    """Zero é resposta: ninguém usou. Mês sem linha é mês não informado."""

    implantacao = models.ForeignKey(Implantacao, on_delete=models.PROTECT, related_name="usos")
    mes = models.DateField("mês", help_text="O primeiro dia do mês.")
    volume = models.PositiveBigIntegerField("volume")
    fonte = models.CharField("fonte", max_length=8, choices=FonteUso)
    registrado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    registrado_em = models.DateTimeField("registrado em", default=timezone.now)

    objects = UsoQuerySet.as_manager()

    class Meta:
        verbose_name = "uso do mês"
        verbose_name_plural = "usos por mês"
        ordering = ["-mes", "implantacao"]
        constraints = [
            models.UniqueConstraint(
                fields=["implantacao", "mes"],
                name="uso_um_por_mes",
                violation_error_message="O volume deste mês já foi informado: corrija-o.",
            ),
            models.CheckConstraint(
                condition=Q(mes__day=1),
                name="uso_mes_comeca_no_dia_1",
                violation_error_message="O mês se grava pelo primeiro dia dele.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mes:%m/%Y}: {self.volume}"

    @property
    def ente_id(self) -> str:
        return self.implantacao.ente_id


def unidade_do_uso(produto: str) -> str:
    """O que o volume conta neste produto, no plural."""
    return UNIDADE_DO_USO[CodigoProduto(produto)]
