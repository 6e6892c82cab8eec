from django.contrib import admin

from identidade.models import Diagnostico
from municipios.admin.base import AdminDaEquipe


@admin.register(Diagnostico)
class DiagnosticoAdmin(AdminDaEquipe):
    list_display = ("ente", "questionario", "situacao", "iniciado_em", "enviado_em")
    list_filter = ("situacao", "questionario", "ente__uf")
    list_select_related = ("ente", "questionario")
    search_fields = ("ente__busca",)
