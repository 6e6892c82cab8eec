"""Convite para assinar: o endereço de uso único que leva a chefia do Executivo ao seu termo."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.models.adesao import Adesao
from municipios.models.autoridade import Autoridade


class ConviteAssinaturaQuerySet(models.QuerySet["ConviteAssinatura"]):
    def em_aberto(self, agora: datetime | None = None) -> Self:
        return self.filter(
            usado_em__isnull=True, cancelado_em__isnull=True, expira_em__gt=agora or timezone.now()
        )


class ConviteAssinatura(models.Model):
    """O segredo está no endereço enviado; aqui, o hash. Só abre para o CPF da autoridade."""

    adesao = models.ForeignKey(Adesao, on_delete=models.PROTECT, related_name="convites")
    autoridade = models.ForeignKey(Autoridade, on_delete=models.PROTECT, related_name="+")
    hash = models.CharField(max_length=64, unique=True, editable=False)
    chave = models.UUIDField(
        "chave do envio",
        null=True,
        editable=False,
        help_text="O mesmo envio repetido não cria outro; vazia nos anteriores a ela.",
    )
    email = models.EmailField("enviado para")
    criado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    criado_em = models.DateTimeField("criado em", default=timezone.now)
    expira_em = models.DateTimeField("vale até")
    usado_em = models.DateTimeField("usado em", null=True, blank=True)
    cancelado_em = models.DateTimeField("cancelado em", null=True, blank=True)

    objects = ConviteAssinaturaQuerySet.as_manager()

    class Meta:
        verbose_name = "convite para assinar"
        verbose_name_plural = "convites para assinar"
        ordering = ["-criado_em", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["adesao"],
                condition=models.Q(usado_em__isnull=True, cancelado_em__isnull=True),
                name="convite_assinatura_um_em_aberto",
                violation_error_message="Já há um convite em aberto para esta adesão.",
            ),
            models.UniqueConstraint(
                fields=["criado_por", "chave"],
                name="convite_assinatura_um_por_envio",
                violation_error_message="Este envio já foi feito.",
            ),
        ]

    def __str__(self) -> str:
        return f"Convite para {self.autoridade}"
