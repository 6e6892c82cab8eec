"""`manage.py carregar_lista_revogados ARQUIVO`: para a rotina que baixa as listas toda noite."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from municipios.domain.lista_revogados import carregar
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Usuario


class Command(BaseCommand):
    help = "Carrega uma lista de certificados revogados (CRL); a cadeia de quem a emitiu, em PEM."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("lista", type=Path)
        parser.add_argument("--cadeia", type=Path, help="PEM, de quem emitiu até antes da raiz")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            cadeia = options["cadeia"].read_text() if options["cadeia"] else ""
            conteudo = options["lista"].read_bytes()
            nova = carregar(conteudo, cadeia, por=Usuario.objects.sistema())
        except OSError as erro:
            raise CommandError(f"Não pude ler {erro.filename}: {erro.strerror}.") from erro
        except TransicaoInvalida as recusa:
            if recusa.codigo != "repetida":
                raise CommandError(str(recusa)) from recusa
            self.stdout.write(str(recusa))
        else:
            self.stdout.write(f"Lista de {nova}, com {nova.quantos} revogados.")
