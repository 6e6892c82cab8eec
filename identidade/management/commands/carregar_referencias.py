"""`manage.py carregar_referencias`: grupos, produtos, roteiros, lembretes e textos do termo."""

from typing import Any

from django.core.management.base import BaseCommand

from identidade.domain.referencia import carregar_referencias


class Command(BaseCommand):
    help = "Carrega grupos, produtos, roteiros, lembretes e textos do termo; só põe o que falta."

    def handle(self, *args: Any, **options: Any) -> None:
        for nome, novas in carregar_referencias().items():
            self.stdout.write(f"{nome.capitalize()}: {novas} a mais.")
