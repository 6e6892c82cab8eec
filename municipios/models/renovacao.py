"""Renovação: a versão nova do termo que pede a assinatura de novo a um grupo de entes."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models

from municipios.choices.renovacao import (
    RENOVACAO_DESFEITA,
    RENOVACAO_EM_ANDAMENTO,
    TOM_DA_RENOVACAO,
    SituacaoRenovacao,
)
from municipios.models.coorte import Coorte
from municipios.models.modelo_termo import ModeloTermo

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class RenovacaoQuerySet(models.QuerySet["Renovacao"]):
    def abertas(self) -> Self:
        return self.filter(situacao=SituacaoRenovacao.ABERTA)

    def a_abrir_em(self, dia: date) -> Self:
        """As programadas cujo texto já vale, e as que ficaram no meio; do texto mais antigo."""
        no_dia = models.Q(situacao=SituacaoRenovacao.PROGRAMADA, modelo__inicio__lte=dia)
        no_meio = models.Q(situacao=SituacaoRenovacao.ABRINDO)
        return self.filter(no_dia | no_meio).order_by("modelo__inicio", "modelo__versao")

    def a_desfazer(self) -> Self:
        return self.filter(situacao=SituacaoRenovacao.CANCELANDO)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


@pghistory.track()
class Renovacao(models.Model):
    """Alcança as adesões vigentes da esfera do texto, ou só as da coorte; nenhuma deixa de valer.

    `total` é quantos entes se contou no começo da abertura: serve ao progresso.
    """

    modelo = models.ForeignKey(
        ModeloTermo, on_delete=models.PROTECT, related_name="renovacoes", verbose_name="texto"
    )
    coorte = models.ForeignKey(
        Coorte,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="renovacoes",
        verbose_name="só desta coorte",
    )
    prazo = models.DateField("assinar até")
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoRenovacao,
        default=SituacaoRenovacao.PROGRAMADA,
    )
    total = models.PositiveIntegerField("entes a pedir", default=0)
    criada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    criada_em = models.DateTimeField("criada em", auto_now_add=True)
    aberta_em = models.DateTimeField("aberta em", null=True, blank=True)
    cancelada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    motivo_do_cancelamento = models.TextField("motivo do cancelamento", blank=True)

    objects = RenovacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "renovação de termo"
        verbose_name_plural = "renovações de termo"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["modelo"],
                condition=models.Q(situacao__in=RENOVACAO_EM_ANDAMENTO),
                name="renovacao_unica_em_andamento",
                violation_error_message="Este texto já tem um pedido de nova assinatura.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao__in=RENOVACAO_DESFEITA)
                | (models.Q(cancelada_por__isnull=False) & ~models.Q(motivo_do_cancelamento="")),
                name="renovacao_cancelada_tem_motivo",
                violation_error_message="Diga por que se cancela o pedido de nova assinatura.",
            ),
        ]

    def __str__(self) -> str:
        return f"Nova assinatura: {self.modelo}"

    @property
    def tom(self) -> str:
        return TOM_DA_RENOVACAO.get(SituacaoRenovacao(self.situacao), "neutra")

    @property
    def esta_programada(self) -> bool:
        return self.situacao == SituacaoRenovacao.PROGRAMADA

    @property
    def esta_abrindo(self) -> bool:
        return self.situacao == SituacaoRenovacao.ABRINDO

    @property
    def esta_cancelando(self) -> bool:
        return self.situacao == SituacaoRenovacao.CANCELANDO
