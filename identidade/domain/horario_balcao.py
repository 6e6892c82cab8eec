"""O horário de uma unidade do Balcão: conferir, juntar os dias iguais e escrever por extenso."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import Protocol

from identidade.choices.balcao import DiaDaSemana
from municipios.domain.transicoes import TransicaoInvalida

PERIODOS_POR_DIA = 2


@dataclass(frozen=True, order=True)
class Periodo:
    dia: int
    abre: time
    fecha: time


class TemPeriodo(Protocol):
    @property
    def dia(self) -> int: ...
    @property
    def abre(self) -> time: ...
    @property
    def fecha(self) -> time: ...


def conferir_horario(periodos: Iterable[Periodo]) -> tuple[Periodo, ...]:
    """Em ordem. Levanta `TransicaoInvalida` dizendo o dia e o que há de errado nele."""
    em_ordem = sorted(periodos)
    for periodo in em_ordem:
        if periodo.fecha <= periodo.abre:
            raise _recusa(periodo, "a unidade fecha depois de abrir.")
    for antes, depois in pairwise(em_ordem):
        if antes.dia == depois.dia and depois.abre < antes.fecha:
            raise _recusa(depois, "os dois períodos se cruzam.")
    for dia in DiaDaSemana:
        do_dia = [p for p in em_ordem if p.dia == dia]
        if len(do_dia) > PERIODOS_POR_DIA:
            raise _recusa(do_dia[0], "informe até dois períodos.")
    return tuple(em_ordem)


def _recusa(periodo: Periodo, problema: str) -> TransicaoInvalida:
    return TransicaoInvalida(f"{DiaDaSemana(periodo.dia).label}: {problema}", codigo="horario")


def semana(horarios: Iterable[TemPeriodo]) -> list[tuple[str, str]]:
    """Os sete dias, de segunda a domingo: (dia, horas); fechada, diz que está."""
    lidos = list(horarios)
    return [(dia.label, _horas(lidos, dia) or "fechada") for dia in DiaDaSemana]


def por_extenso(horarios: Iterable[TemPeriodo]) -> str:
    """Numa linha, com os dias seguidos e iguais juntos."""
    lidos = list(horarios)
    grupos: list[tuple[str, list[DiaDaSemana]]] = []
    for dia in DiaDaSemana:
        horas = _horas(lidos, dia)
        if grupos and grupos[-1][0] == horas:
            grupos[-1][1].append(dia)
        else:
            grupos.append((horas, [dia]))
    return "; ".join(f"{_dias(dias)}: {horas}" for horas, dias in grupos if horas)


def _horas(horarios: Sequence[TemPeriodo], dia: DiaDaSemana) -> str:
    do_dia = sorted((h.abre, h.fecha) for h in horarios if h.dia == dia)
    return " e ".join(f"{abre:%H:%M} a {fecha:%H:%M}" for abre, fecha in do_dia)


def _dias(dias: Sequence[DiaDaSemana]) -> str:
    primeiro, ultimo = dias[0].label, dias[-1].label
    if len(dias) == 1:
        return primeiro
    liga = "e" if len(dias) == 2 else "a"
    return f"{primeiro} {liga} {ultimo[:1].lower()}{ultimo[1:]}"
