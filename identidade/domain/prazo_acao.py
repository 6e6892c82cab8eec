"""Prazo de uma ação: dias úteis na UF do ente, com os feriados dela e os do país, em data."""

from collections.abc import Iterable
from datetime import date, timedelta

from municipios.domain.prazo_analise import Calendario
from municipios.models import Ente, Feriado

# Folga por semana: cinco úteis em sete dias, e os feriados que houver.
CORRIDOS_POR_UTIL = 2
MINIMO = 60


def prazos(ente: Ente, desde: date, dias_uteis: Iterable[int]) -> dict[int, date]:
    """Para cada número de dias úteis depois de `desde`, a data; uma consulta só."""
    pedidos = set(dias_uteis)
    if not pedidos:
        return {}
    ate = desde + timedelta(days=max(pedidos) * CORRIDOS_POR_UTIL + MINIMO)
    feriados = Feriado.objects.da_uf(ente.uf).filter(data__range=(desde, ate))
    calendario = Calendario(desde, ate, feriados.values_list("data", flat=True))
    return {quantos: calendario.apos(desde, quantos) for quantos in pedidos}
