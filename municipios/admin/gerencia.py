from django.contrib import admin

from municipios.admin.base import AdminDaEquipe
from municipios.models import Gerencia
from municipios.permissions import coordena


@admin.register(Gerencia)
class GerenciaAdmin(AdminDaEquipe):
    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("usuario", "ente", "inicio", "fim")
    list_filter = ("usuario", "ente__uf")
    list_select_related = ("usuario", "ente")
    autocomplete_fields = ("usuario", "ente")
    search_fields = ("usuario__nome", "ente__busca")
