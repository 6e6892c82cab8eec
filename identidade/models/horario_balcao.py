"""Horário de uma unidade do Balcão: um período de um dia da semana."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from identidade.choices.balcao import DiaDaSemana
from identidade.models.balcao import Balcao


class PeriodoDoDia(models.Func):
    """De uma hora a outra, num dia qualquer, sempre o mesmo: a hora só não forma intervalo."""

    template = "TSRANGE('2000-01-03'::date + %(expressions)s)"
    arg_joiner = ", '2000-01-03'::date + "
    output_field = DateTimeRangeField()


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class HorarioBalcao(models.Model):
    """Na hora do relógio da unidade (`Balcao.fuso`)."""

    balcao = models.ForeignKey(Balcao, on_delete=models.CASCADE, related_name="horarios")
    dia = models.PositiveSmallIntegerField("dia da semana", choices=DiaDaSemana)
    abre = models.TimeField("abre")
    fecha = models.TimeField("fecha")

    class Meta:
        verbose_name = "horário do balcão"
        verbose_name_plural = "horários do balcão"
        ordering = ["balcao", "dia", "abre"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dia__in=DiaDaSemana.values),
                name="horario_balcao_dia_da_semana",
                violation_error_message="O dia da semana vai de 1, segunda, a 7, domingo.",
            ),
            models.CheckConstraint(
                condition=Q(fecha__gt=F("abre")),
                name="horario_balcao_em_ordem",
                violation_error_message="A unidade fecha depois de abrir, no mesmo dia.",
            ),
            ExclusionConstraint(
                name="horario_balcao_sem_cruzamento",
                expressions=[
                    ("balcao", RangeOperators.EQUAL),
                    ("dia", RangeOperators.EQUAL),
                    (PeriodoDoDia("abre", "fecha"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Dois períodos do mesmo dia não se cruzam.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_dia_display()}, {self.abre:%H:%M} a {self.fecha:%H:%M}"
