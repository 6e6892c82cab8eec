from django.contrib import admin

from municipios.admin.base import AdminDaEquipe
from municipios.models import Autoridade


@admin.register(Autoridade)
class AutoridadeAdmin(AdminDaEquipe):
    list_display = (
        "ente",
        "cargo",
        "nome",
        "cpf_mascarado",
        "condicao",
        "inicio",
        "fim",
    )
    list_filter = ("condicao", "ente__uf", "ente__esfera")
    list_select_related = ("ente",)
    search_fields = ("nome", "ente__busca", "ente__codigo_ibge")
    exclude = ("cpf",)
