"""`manage.py demonstracao`: enche o portal de situações inventadas, uma vez por pasta de dados."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from identidade.domain.consolidacao import consolidar_todos_os_pendentes, fotografar
from municipios.choices import Grupo
from municipios.models import Adesao, Ente, Gerencia
from redegov import env
from redegov.demonstracao import historia
from redegov.demonstracao.balcao import abrir_balcoes
from redegov.demonstracao.campanha import programar_posse_dos_governos
from redegov.demonstracao.equipe import criar_equipe
from redegov.demonstracao.evento import contar_eventos
from redegov.demonstracao.hub import contar_hub
from redegov.demonstracao.plano import propor_plano
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
        entes = historia.escolher_entes()
        if not entes:
            self.stdout.write("A demonstração já está carregada.")
            return
        andamento = tqdm(entes, desc="Demonstração", unit=" ente", file=sys.stderr, disable=None)
        historia.contar(andamento, equipe[Grupo.ANALISTA])
        for ente in Ente.objects.filter(pk__in=historia.PERSONAGENS):
            Gerencia.objects.get_or_create(usuario=equipe[Grupo.GERENTE], ente=ente, fim=None)
        programar_posse_dos_governos(equipe[Grupo.ANALISTA])
        contar_eventos([ente for _, ente in entes[:18]], equipe[Grupo.ANALISTA])
        for ente in Ente.objects.filter(pk=historia.UBATUBA):
            propor_plano(ente, equipe[Grupo.ANALISTA])
        abrir_balcoes(equipe[Grupo.ANALISTA])
        delegam = [historia.VICOSA, historia.UBATUBA, historia.ITAPECERICA]
        contar_hub(list(Ente.objects.filter(pk__in=delegam)), equipe[Grupo.ANALISTA])
        consolidar_todos_os_pendentes()
        fotografar()
        self.stdout.write(f"Demonstração: {Adesao.objects.count()} adesões inventadas.")
