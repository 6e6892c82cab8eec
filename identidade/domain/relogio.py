"""O relógio de um passo: dias úteis com quem é a vez, sem os que a bola esteve do outro lado.

Conta pura. Dia útil é o que não é fim de semana nem feriado do país ou da UF.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

SEXTA = 4


@dataclass(frozen=True)
class Parada:
    """`fim` vazio: ainda parada. O dia do fim já conta para quem tem a vez."""

    lado: str
    inicio: date
    fim: date | None = None

    def cobre(self, dia: date) -> bool:
        return self.inicio <= dia and (self.fim is None or dia < self.fim)


def dias_uteis(
    desde: date,
    ate: date,
    *,
    vez: str,
    paradas: Iterable[Parada] = (),
    feriados: Iterable[date] = (),
) -> int:
    """Do dia seguinte a `desde` até `ate`, sem os dias parados e sem o tempo com o outro lado."""
    parados = set(feriados)
    do_outro = [parada for parada in paradas if parada.lado != vez]
    dias = (desde + timedelta(days=n) for n in range(1, (ate - desde).days + 1))
    return sum(
        dia.weekday() <= SEXTA
        and dia not in parados
        and not any(parada.cobre(dia) for parada in do_outro)
        for dia in dias
    )
