from django.contrib import admin

from identidade.domain.contradicao import dispensar
from identidade.models import Contradicao
from municipios.admin.base import AdminDaEquipe, acao_com_motivo


@admin.register(Contradicao)
class ContradicaoAdmin(AdminDaEquipe):
    list_display = ("ente", "tipo", "implantacao", "situacao", "responsavel", "achada_em")
    list_filter = ("situacao", "tipo", "ente__uf")
    list_select_related = ("ente", "implantacao", "responsavel")
    search_fields = ("ente__busca",)
    actions = [acao_com_motivo(dispensar, "Dispensar contradições")]
