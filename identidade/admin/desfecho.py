from django.contrib import admin

from identidade.models import Desfecho
from municipios.admin.base import AdminDaEquipe


@admin.register(Desfecho)
class DesfechoAdmin(AdminDaEquipe):
    """Só leitura: registra-se e corrige-se na página do evento."""

    list_display = ("inscricao", "resultado", "motivo", "registrado_por", "registrado_em")
    list_filter = ("resultado", "inscricao__ente__uf")
    list_select_related = ("inscricao", "registrado_por")
    search_fields = ("inscricao__ente__busca", "inscricao__evento__nome")
