from django.contrib import admin

from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.domain.evento import cancelar
from municipios.models import Evento, Inscricao


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


@admin.register(Inscricao)
class InscricaoAdmin(AdminDaEquipe):
    """Só leitura: quem responde é o ente, pelo endereço do convite."""

    list_display = ("ente", "evento", "situacao", "pessoas", "respondida_em", "convidada_por")
    list_filter = ("situacao", "ente__uf")
    list_select_related = ("ente", "evento", "convidada_por")
    search_fields = ("ente__busca", "ente__codigo_ibge", "evento__nome")
    autocomplete_fields = ("ente", "evento")
