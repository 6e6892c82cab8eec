"""Token de acesso à API: mostrado uma vez, guardado só o hash, vale no máximo 24 horas."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

VALIDADE_MAXIMA = timedelta(hours=24)


class TokenAcessoQuerySet(models.QuerySet["TokenAcesso"]):
    def validos(self) -> Self:
        return self.filter(
            revogado_em__isnull=True,
            expira_em__gt=timezone.now(),
            usuario__is_active=True,
        )


class TokenAcesso(models.Model):
    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens"
    )
    nome = models.CharField("para que serve", max_length=80)
    prefixo = models.CharField("começo do token", max_length=12)
    hash = models.CharField(max_length=64, unique=True)
    criado_em = models.DateTimeField("criado em", default=timezone.now)
    expira_em = models.DateTimeField("vale até")
    revogado_em = models.DateTimeField("revogado em", null=True, blank=True)
    ultimo_uso_em = models.DateTimeField("último uso em", null=True, blank=True)

    objects = TokenAcessoQuerySet.as_manager()

    class Meta:
        verbose_name = "token de acesso"
        verbose_name_plural = "tokens de acesso"
        ordering = ["-criado_em", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expira_em__lte=models.F("criado_em") + VALIDADE_MAXIMA),
                name="token_acesso_dura_um_dia",
                violation_error_message="Um token vale no máximo 24 horas.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.prefixo}…"
