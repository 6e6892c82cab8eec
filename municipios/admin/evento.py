from django.contrib import admin

from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.domain.evento import cancelar
from municipios.models import Evento


@admin.register(Evento)
class EventoAdmin(AdminDaEquipe):
    """Prepara-se e muda-se na página de eventos; aqui se procura, se exporta e se cancela."""

    change_list_template = "admin/lista_de_eventos.html"
    list_display = (
        "nome", "tipo", "modalidade", "inicio", "vagas", "coorte", "publico", "situacao",
        "criado_por",
    )  # fmt: skip
    list_filter = ("situacao", "tipo", "modalidade", "publico")
    list_select_related = ("coorte", "criado_por")
    search_fields = ("nome", "local", "organizador")
    actions = [acao_com_motivo(cancelar, "Cancelar eventos")]
