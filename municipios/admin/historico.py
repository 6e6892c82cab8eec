from django.contrib import admin

from municipios.admin.base import AdminDaEquipe
from municipios.models import Historico


@admin.register(Historico)
class HistoricoAdmin(AdminDaEquipe):
    list_display = ("em", "ente", "rotulo", "de", "para", "por", "pela_sgd", "motivo")
    list_filter = ("alvo_tipo", "transicao", "pela_sgd", "em")
    list_select_related = ("ente", "por")
    search_fields = ("ente__busca", "ente__codigo_ibge", "por__nome")
    readonly_fields = ("em", "origem", "ordem", "elo")
