"""Reassinatura: o pedido a um ente para assinar o texto novo no lugar do termo em vigor."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices.renovacao import (
    REASSINATURA_EM_ABERTO,
    TOM_DA_REASSINATURA,
    SituacaoReassinatura,
)
from municipios.models.adesao import Adesao
from municipios.models.ente import Ente
from municipios.models.renovacao import Renovacao

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class ReassinaturaQuerySet(models.QuerySet["Reassinatura"]):
    def em_aberto(self) -> Self:
        return self.filter(situacao__in=REASSINATURA_EM_ABERTO)

    def atrasadas_em(self, dia: date) -> Self:
        """Pendentes cujo prazo passou e que ainda não foram dadas por vencidas."""
        return self.filter(situacao=SituacaoReassinatura.PENDENTE, prazo__lt=dia)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))


@pghistory.track()
class Reassinatura(models.Model):
    """Um por renovação e ente, e um em aberto por ente: o do texto mais novo.

    `adesao` é a que entrou em vigor com o texto novo e respondeu ao pedido.
    """

    renovacao = models.ForeignKey(Renovacao, on_delete=models.PROTECT, related_name="reassinaturas")
    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="reassinaturas")
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoReassinatura,
        default=SituacaoReassinatura.PENDENTE,
    )
    prazo = models.DateField("assinar até")
    aberta_em = models.DateTimeField("pedida em", default=timezone.now)
    adesao = models.ForeignKey(
        Adesao, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolvida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolvida_em = models.DateTimeField("resolvida em", null=True, blank=True)
    justificativa = models.TextField("justificativa da dispensa", blank=True)

    objects = ReassinaturaQuerySet.as_manager()

    class Meta:
        verbose_name = "pedido de nova assinatura"
        verbose_name_plural = "pedidos de nova assinatura"
        ordering = ["ente", "pk"]
        indexes = [
            models.Index("renovacao", "situacao", name="reassinatura_da_renovacao"),
            models.Index(
                "prazo",
                condition=models.Q(situacao=SituacaoReassinatura.PENDENTE),
                name="reassinatura_a_vencer",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["renovacao", "ente"],
                name="reassinatura_unica_na_renovacao",
                violation_error_message="Este ente já recebeu este pedido.",
            ),
            models.UniqueConstraint(
                fields=["ente"],
                condition=models.Q(situacao__in=REASSINATURA_EM_ABERTO),
                name="reassinatura_unica_em_aberto",
                violation_error_message="Este ente já tem um pedido de nova assinatura em aberto.",
            ),
            models.CheckConstraint(
                condition=models.Q(situacao__in=REASSINATURA_EM_ABERTO)
                | models.Q(resolvida_em__isnull=False, resolvida_por__isnull=False),
                name="reassinatura_resolvida_tem_quem",
                violation_error_message="O pedido resolvido precisa de quem resolveu e de quando.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoReassinatura.ASSINADA)
                | models.Q(adesao__isnull=False),
                name="reassinatura_assinada_tem_adesao",
                violation_error_message="Diga qual adesão respondeu ao pedido.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoReassinatura.DISPENSADA)
                | ~models.Q(justificativa=""),
                name="reassinatura_dispensada_tem_justificativa",
                violation_error_message="Diga por que se dispensa a nova assinatura.",
            ),
        ]

    def __str__(self) -> str:
        return f"Nova assinatura de {self.ente}"

    @property
    def tom(self) -> str:
        return TOM_DA_REASSINATURA.get(SituacaoReassinatura(self.situacao), "neutra")

    @property
    def esta_em_aberto(self) -> bool:
        return self.situacao in REASSINATURA_EM_ABERTO

    @property
    def esta_vencida(self) -> bool:
        return self.situacao == SituacaoReassinatura.VENCIDA
