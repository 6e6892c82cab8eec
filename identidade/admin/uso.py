from django.contrib import admin

from identidade.models import Uso
from municipios.admin.base import AdminDaEquipe


@admin.register(Uso)
class UsoAdmin(AdminDaEquipe):
    list_display = ("implantacao", "mes", "volume", "fonte", "registrado_em")
    list_filter = ("fonte", "implantacao__produto", "implantacao__ente__uf", "mes")
    list_select_related = ("implantacao",)
    search_fields = ("implantacao__nome", "implantacao__ente__busca")
