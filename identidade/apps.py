from django.apps import AppConfig


class IdentidadeConfig(AppConfig):
    name = "identidade"
    verbose_name = "Produtos e resultados"
