"""`manage.py demonstracao`: enche o portal de situações inventadas, uma vez por pasta de dados."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from tqdm import tqdm

from identidade.domain.consolidacao import consolidar_todos_os_pendentes, fotografar
from municipios.choices import Grupo
from municipios.models import Adesao
from redegov import env
from redegov.demonstracao import historia, trabalho
from redegov.demonstracao.equipe import criar_equipe
from redegov.demonstracao.raizes import confiar_nas_raizes_de_teste

SO_A_EQUIPE = "equipe"


class Command(BaseCommand):
    help = "Carrega equipe, adesões, pontos focais e implantações inventadas. Nunca em produção."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCAO:
            raise CommandError(
                "Dados de demonstração não entram em produção. Para experimentar, use outra pasta "
                "de dados, sem REDEGOV_MODO=producao."
            )
        equipe = criar_equipe(settings.DADOS / "acessos.txt")
        confiar_nas_raizes_de_teste()
        if env.texto("REDEGOV_DEMONSTRACAO", "completa") == SO_A_EQUIPE:
            self.stdout.write("Só a equipe foi criada: o cadastro começa sem adesão nenhuma.")
            return
        with connection.cursor() as cursor:
            # Nada aqui faz falta se a luz cair: a carga recomeça de onde parou.
            cursor.execute("SET synchronous_commit = off")
        entes = historia.escolher_entes()
        andamento = tqdm(entes, desc="Demonstração", unit=" ente", file=sys.stderr, disable=None)
        if not entes and trabalho.ja_contado():
            self.stdout.write("A demonstração já está carregada.")
            return
        historia.contar(andamento, equipe[Grupo.ANALISTA])
        trabalho.contar(equipe)
        consolidar_todos_os_pendentes()
        fotografar()
        self.stdout.write(f"Demonstração: {Adesao.objects.count()} adesões inventadas.")
