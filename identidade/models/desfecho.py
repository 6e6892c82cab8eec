"""Desfecho: o que ficou de um evento com cada ente convidado."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from identidade.choices.interesse import TOM_DO_DESFECHO, ResultadoEvento
from municipios.models import Inscricao

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario


class DesfechoQuerySet(models.QuerySet["Desfecho"]):
    def interessados(self) -> Self:
        return self.filter(resultado=ResultadoEvento.INTERESSADO)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


@pghistory.track()
class Desfecho(models.Model):
    """Um por inscrição; corrigir grava por cima, e a auditoria guarda o que havia."""

    inscricao = models.OneToOneField(
        Inscricao, on_delete=models.PROTECT, related_name="desfecho", verbose_name="inscrição"
    )
    resultado = models.CharField("desfecho", max_length=12, choices=ResultadoEvento)
    motivo = models.CharField("por que recusou", max_length=500, blank=True)
    registrado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    registrado_em = models.DateTimeField("registrado em", default=timezone.now)

    objects = DesfechoQuerySet.as_manager()

    class Meta:
        verbose_name = "desfecho de evento"
        verbose_name_plural = "desfechos de eventos"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(Q(resultado=ResultadoEvento.RECUSOU) & ~Q(motivo=""))
                | Q(~Q(resultado=ResultadoEvento.RECUSOU) & Q(motivo="")),
                name="desfecho_recusa_tem_motivo",
                violation_error_message="Diga por que o ente recusou; só a recusa tem motivo.",
            )
        ]

    def __str__(self) -> str:
        return self.get_resultado_display()

    @property
    def tom(self) -> str:
        return TOM_DO_DESFECHO.get(ResultadoEvento(self.resultado), "neutra")

    @property
    def ente_id(self) -> str:
        return self.inscricao.ente_id

    @property
    def interessou(self) -> bool:
        return self.resultado == ResultadoEvento.INTERESSADO
