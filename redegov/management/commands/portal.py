"""`manage.py portal`: o portal inteiro em primeiro plano. É o que script/server chama no fim."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from redegov.embarcado import portal
from redegov.embarcado.processo import ServicoIndisponivel


class Command(BaseCommand):
    help = "Sobe banco, fila, web, trabalhador, relógio e simulador, e fica em primeiro plano."
    requires_system_checks = ()

    def handle(self, *args: Any, **opcoes: Any) -> None:
        try:
            portal.executar(self._dizer)
        except ServicoIndisponivel as erro:
            raise CommandError(str(erro)) from erro

    def _dizer(self, frase: str) -> None:
        self.stdout.write(frase)
        self.stdout.flush()
