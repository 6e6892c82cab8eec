from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class RedegovConfig(AppConfig):
    name = "redegov"
    verbose_name = "redegov"


class AdminDaEquipeConfig(AdminConfig):
    default_site = "redegov.equipe.SitioDaEquipe"
