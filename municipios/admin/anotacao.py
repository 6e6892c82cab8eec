from django.contrib import admin

from municipios.admin.base import AdminDaEquipe
from municipios.models import Anotacao


@admin.register(Anotacao)
class AnotacaoAdmin(AdminDaEquipe):
    """Só leitura: anota-se, e corrige-se, na página do ente."""

    list_display = ("quando", "ente", "tipo", "com_quem", "resumo", "por", "corrige")
    list_filter = ("tipo", "ente__uf", "quando")
    list_select_related = ("ente", "por", "corrige")
    search_fields = ("ente__busca", "ente__codigo_ibge", "com_quem", "resumo")
