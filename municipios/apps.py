from django.apps import AppConfig


class MunicipiosConfig(AppConfig):
    name = "municipios"
    verbose_name = "Entes e pessoas"
