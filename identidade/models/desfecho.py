"""Desfecho: o que ficou de um evento com cada ente convidado."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from identidade.choices import CodigoProduto
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
    produtos = ArrayField(
        models.CharField(max_length=20, choices=CodigoProduto),
        verbose_name="produtos em que houve interesse",
        default=list,
        blank=True,
    )
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
            ),
            models.CheckConstraint(
                condition=Q(resultado=ResultadoEvento.INTERESSADO) | Q(produtos=[]),
                name="desfecho_so_o_interessado_tem_produto",
                violation_error_message="Só em “Tem interesse” se dizem os produtos.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_resultado_display()

    @property
    def tom(self) -> str:
        return TOM_DO_DESFECHO.get(ResultadoEvento(self.resultado), "neutra")

    @property
    def nomes_dos_produtos(self) -> list[str]:
        return [produto.label for produto in CodigoProduto if produto in self.produtos]

    @property
    def ente_id(self) -> str:
        return self.inscricao.ente_id
