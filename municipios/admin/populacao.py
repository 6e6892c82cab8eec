from django.contrib import admin

from municipios.admin.base import AdminDaEquipe
from municipios.models import Populacao


@admin.register(Populacao)
class PopulacaoAdmin(AdminDaEquipe):
    list_display = ("ente", "ano", "fonte", "valor")
    list_filter = ("ano", "fonte", "ente__uf", "ente__esfera")
    list_select_related = ("ente",)
    search_fields = ("ente__busca", "ente__codigo_ibge")
