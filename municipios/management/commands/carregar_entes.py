"""`manage.py carregar_entes`: os 5.596 entes e as populações que acompanham o portal."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from municipios.domain.coorte import carregar_coortes, recalcular_todas
from municipios.domain.ente import importar_entes
from municipios.domain.populacao import importar_populacao
from municipios.planilhas import acervo


class Command(BaseCommand):
    help = "Carrega o acervo de entes e populações; repetir não muda nada."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        entes = importar_entes(acervo.ler_entes())
        self.stdout.write(f"Entes: {entes.novos} novos, {entes.mudados} mudados.")
        carregar_coortes()
        for lote in acervo.ler_populacoes():
            diferenca = importar_populacao(lote, coortes=False)
            self.stdout.write(
                f"População, {lote.fonte} {lote.ano}: {diferenca.novos} novas, "
                f"{diferenca.mudados} mudadas."
            )
        recalcular_todas()
