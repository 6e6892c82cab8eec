"""Endereço secreto da agenda de um ente ou de uma coorte, que o programa de agenda assina."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.models.coorte import Coorte
from municipios.models.ente import Ente


class EnderecoAgendaQuerySet(models.QuerySet["EnderecoAgenda"]):
    def valendo(self) -> Self:
        return self.filter(revogado_em__isnull=True)


class EnderecoAgenda(models.Model):
    """O segredo se mostra uma vez; aqui, só o hash. Um valendo por ente e por coorte."""

    hash = models.CharField(max_length=64, unique=True, editable=False)
    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, null=True, blank=True)
    coorte = models.ForeignKey(Coorte, on_delete=models.PROTECT, null=True, blank=True)
    criado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    criado_em = models.DateTimeField("criado em", default=timezone.now)
    revogado_em = models.DateTimeField("revogado em", null=True, blank=True)

    objects = EnderecoAgendaQuerySet.as_manager()

    class Meta:
        verbose_name = "endereço de agenda"
        verbose_name_plural = "endereços de agenda"
        ordering = ["-criado_em", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ente__isnull=True) ^ models.Q(coorte__isnull=True),
                name="endereco_agenda_de_um_so",
                violation_error_message="O endereço é de um ente ou de uma coorte, e só de um.",
            ),
            models.UniqueConstraint(
                fields=["ente", "coorte"],
                condition=models.Q(revogado_em__isnull=True),
                nulls_distinct=False,
                name="endereco_agenda_um_valendo",
                violation_error_message="Já há um endereço valendo: revogue-o antes.",
            ),
        ]

    def __str__(self) -> str:
        return f"Agenda de {self.ente_id or self.coorte_id}"
