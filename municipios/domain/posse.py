"""As posses gerais que acompanham o portal; a coordenação acrescenta as próximas."""

from datetime import date

from municipios.choices import Esfera
from municipios.models import Posse

CF_29 = "Constituição, art. 29, III"
CF_28 = "Constituição, art. 28, na redação anterior à EC 111/2021"
EC_111 = "Constituição, art. 28, na redação da EC 111/2021"
CF_32 = "Constituição, art. 32, § 2º"

# A data mudou de norma em 2027 para estados e DF; por isso são dias, e não uma regra.
POSSES = (
    (Esfera.MUNICIPAL, date(2025, 1, 1), CF_29),
    (Esfera.MUNICIPAL, date(2029, 1, 1), CF_29),
    (Esfera.MUNICIPAL, date(2033, 1, 1), CF_29),
    (Esfera.ESTADUAL, date(2023, 1, 1), CF_28),
    (Esfera.ESTADUAL, date(2027, 1, 6), EC_111),
    (Esfera.ESTADUAL, date(2031, 1, 6), EC_111),
    (Esfera.DISTRITAL, date(2023, 1, 1), CF_28),
    (Esfera.DISTRITAL, date(2027, 1, 6), f"{EC_111}; {CF_32}"),
    (Esfera.DISTRITAL, date(2031, 1, 6), f"{EC_111}; {CF_32}"),
)


def carregar_posses() -> int:
    """Acrescenta as que faltam; diz quantas."""
    return sum(
        Posse.objects.get_or_create(esfera=esfera, data=data, defaults={"referencia": norma})[1]
        for esfera, data, norma in POSSES
    )
