from django.contrib import admin

from identidade.domain.acompanhamento import encerrar
from identidade.models import Acompanhamento
from municipios.admin.base import AdminDaEquipe, acao_com_motivo


@admin.register(Acompanhamento)
class AcompanhamentoAdmin(AdminDaEquipe):
    list_display = ("ente", "responsavel", "situacao", "proximo_contato", "nota")
    list_filter = ("situacao", "ente__uf")
    list_select_related = ("ente", "responsavel")
    search_fields = ("ente__busca", "responsavel__nome")
    actions = [acao_com_motivo(encerrar, "Encerrar acompanhamentos")]
