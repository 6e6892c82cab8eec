from django.contrib import admin

from identidade.domain.interesse import retirar
from identidade.models import Interesse
from municipios.admin.base import AdminDaEquipe, acao_com_motivo


@admin.register(Interesse)
class InteresseAdmin(AdminDaEquipe):
    list_display = ("ente", "produto", "situacao", "origem", "evento", "manifestado_em")
    list_filter = ("situacao", "produto", "origem", "ente__uf")
    list_select_related = ("ente", "produto", "evento")
    search_fields = ("ente__busca", "ente__codigo_ibge")
    actions = [acao_com_motivo(retirar, "Retirar interesses")]
