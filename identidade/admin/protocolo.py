from django.contrib import admin

from identidade.domain.protocolo import concluir
from identidade.models import Protocolo
from municipios.admin.base import AdminDaEquipe, acao_com_motivo


@admin.register(Protocolo)
class ProtocoloAdmin(AdminDaEquipe):
    list_display = ("numero", "implantacao", "situacao", "aberto_em", "verificado_em", "limite")
    list_filter = ("situacao", "implantacao__produto", "implantacao__ente__uf")
    list_select_related = ("implantacao",)
    search_fields = ("numero", "implantacao__nome", "implantacao__ente__busca")
    actions = [acao_com_motivo(concluir, "Concluir protocolos")]
