"""Os apps do portal. Carregar a fila aqui faz `tarefa.delay` achar o broker em todo processo."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig

from redegov.celery import app as fila

__all__ = ["AdminDaEquipeConfig", "RedegovConfig", "fila"]


class RedegovConfig(AppConfig):
    name = "redegov"
    verbose_name = "redegov"


class AdminDaEquipeConfig(AdminConfig):
    default_site = "redegov.equipe.SitioDaEquipe"
