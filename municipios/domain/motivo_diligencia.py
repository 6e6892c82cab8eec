"""Textos prontos de diligência que acompanham o portal; a equipe os muda e acrescenta outros."""

import json
from pathlib import Path

from municipios.models import MotivoDiligencia

DADOS = Path(__file__).parent.parent / "dados" / "motivos_diligencia.json"


def carregar_motivos() -> int:
    """Acrescenta os que faltam; o texto que a equipe mudou fica. Diz quantos faltavam."""
    antes = MotivoDiligencia.objects.count()
    prontos = (MotivoDiligencia(**campos) for campos in json.loads(DADOS.read_text("utf-8")))
    MotivoDiligencia.objects.bulk_create(prontos, ignore_conflicts=True)
    return MotivoDiligencia.objects.count() - antes
