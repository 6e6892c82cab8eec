from django.contrib import admin

from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.domain.evento import cancelar
from municipios.models import (
    Certificado,
    EnderecoAgenda,
    Evento,
    Inscricao,
    Material,
    Presenca,
)


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


@admin.register(Presenca)
class PresencaAdmin(AdminDaEquipe):
    """Só leitura: marca-se na porta do evento."""

    list_display = (
        "ente", "evento", "situacao", "origem", "pessoas", "marcada_em", "marcada_por",
    )  # fmt: skip
    list_filter = ("situacao", "origem")
    list_select_related = ("inscricao__ente", "inscricao__evento", "marcada_por")
    search_fields = ("inscricao__ente__busca", "inscricao__evento__nome")

    @admin.display(description="ente", ordering="inscricao__ente__busca")
    def ente(self, presenca: Presenca) -> str:
        return str(presenca.inscricao.ente)

    @admin.display(description="evento", ordering="inscricao__evento__inicio")
    def evento(self, presenca: Presenca) -> str:
        return str(presenca.inscricao.evento)


@admin.register(Certificado)
class CertificadoAdmin(AdminDaEquipe):
    """Só leitura: emite-se quando a presença se encerra."""

    list_display = ("codigo", "presenca", "emitido_em", "emitido_por")
    list_select_related = ("presenca", "emitido_por")
    search_fields = ("codigo", "presenca__inscricao__evento__nome")


@admin.register(Material)
class MaterialAdmin(AdminDaEquipe):
    """Só leitura: põe-se e retira-se na página do evento."""

    list_display = ("nome", "evento", "quando", "situacao", "criado_por", "criado_em")
    list_filter = ("situacao", "quando")
    list_select_related = ("evento", "criado_por")
    search_fields = ("nome", "evento__nome")


@admin.register(EnderecoAgenda)
class EnderecoAgendaAdmin(AdminDaEquipe):
    """Só leitura: cria-se e revoga-se na página da agenda."""

    list_display = ("ente", "coorte", "criado_por", "criado_em", "revogado_em")
    list_filter = ("coorte",)
    list_select_related = ("ente", "coorte", "criado_por")
    search_fields = ("ente__busca", "coorte__codigo")
