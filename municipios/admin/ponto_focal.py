from django.contrib import admin

from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.domain.ponto_focal import encerrar
from municipios.models import PontoFocal


@admin.register(PontoFocal)
class PontoFocalAdmin(AdminDaEquipe):
    list_display = (
        "ente",
        "nome",
        "cpf_mascarado",
        "situacao",
        "tipo",
        "papel",
        "orgao",
        "indicado_em",
        "confirmado_em",
    )
    list_filter = ("situacao", "tipo", "papel", "sai_com_o_mandato", "ente__uf", "indicado_em")
    list_select_related = ("ente",)
    search_fields = ("nome", "email", "ente__busca", "ente__codigo_ibge")
    exclude = ("cpf",)
    actions = [acao_com_motivo(encerrar, "Encerrar pontos focais")]
