"""Histórico das transições: só acréscimo; o banco recusa alterar ou apagar."""

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.db import models

from municipios.models.ente import Ente

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class HistoricoQuerySet(models.QuerySet["Historico"]):
    def de(self, alvo: models.Model) -> Self:
        return self.filter(alvo_tipo=alvo._meta.label_lower, alvo_id=str(alvo.pk))

    def sobre(self, modelo: type[models.Model]) -> Self:
        return self.filter(alvo_tipo=modelo._meta.label_lower)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))


class Historico(models.Model):
    """Quem fez o quê, de onde para onde, por que e quando. Escrito pelo motor de transições."""

    alvo_tipo = models.CharField("sobre", max_length=60)
    alvo_id = models.CharField(max_length=40)
    ente = models.ForeignKey(
        Ente, on_delete=models.PROTECT, null=True, blank=True, related_name="historico"
    )
    transicao = models.CharField("ato", max_length=60)
    rotulo = models.CharField("descrição", max_length=120)
    de = models.CharField("de", max_length=40, blank=True)
    para = models.CharField("para", max_length=40, blank=True)
    motivo = models.TextField("motivo", blank=True)
    dados = models.JSONField("dados", default=dict, blank=True)
    pela_sgd = models.BooleanField("feito pela SGD em nome do ente", default=False)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="atos")
    em = models.DateTimeField("em", auto_now_add=True)

    objects = HistoricoQuerySet.as_manager()

    class Meta:
        verbose_name = "ato do histórico"
        verbose_name_plural = "histórico"
        ordering = ["-em", "-pk"]
        indexes = [
            models.Index(fields=["alvo_tipo", "alvo_id", "-em"], name="historico_alvo"),
            models.Index(fields=["ente", "-em"], name="historico_ente"),
        ]
        triggers = [
            pgtrigger.Protect(name="so_acrescimo", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.rotulo
