"""Intervalo de datas com os dois extremos incluídos: em constraints e em relações."""

from datetime import date
from typing import Any, cast

from django.contrib.postgres.fields import DateRangeField, RangeBoundary
from django.db import models
from django.utils import timezone


class PeriodoFechado(models.Func):
    """`daterange(inicio, fim, '[]')`: fim nulo é período em aberto."""

    function = "DATERANGE"
    output_field = DateRangeField()

    def __init__(self, inicio: Any, fim: Any) -> None:
        super().__init__(inicio, fim, RangeBoundary(inclusive_lower=True, inclusive_upper=True))

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        # Antes de resolver a consulta, os dois primeiros argumentos são referências a campos.
        inicio, fim, _ = cast("list[Any]", self.source_expressions)
        return ("municipios.models.periodo.PeriodoFechado", (inicio.name, fim.name), {})


def vale_em(relacao: str, dia: date) -> tuple[models.Q, ...]:
    """Período `inicio`–`fim` da relação contém o dia; sem fim, vale por tempo indeterminado."""
    sem_fim = models.Q(**{f"{relacao}__fim__isnull": True})
    return (
        models.Q(**{f"{relacao}__inicio__lte": dia}),
        sem_fim | models.Q(**{f"{relacao}__fim__gte": dia}),
    )


def no_periodo(dia: date | None = None) -> models.Q:
    """O período `inicio`–`fim` da própria linha contém o dia, ou hoje."""
    dia = dia or timezone.localdate()
    return models.Q(models.Q(fim__isnull=True) | models.Q(fim__gte=dia), inicio__lte=dia)
