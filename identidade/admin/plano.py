from django.contrib import admin

from identidade.domain.plano import desistir, devolver, encerrar
from identidade.models import PlanoAcao, VersaoPlano
from municipios.admin.base import AdminDaEquipe, acao_com_motivo


@admin.register(PlanoAcao)
class PlanoAcaoAdmin(AdminDaEquipe):
    """Montar, propor e concordar é na página do plano; aqui, ver e os verbos que pedem motivo."""

    list_display = ("ente", "situacao", "vigente", "iniciado_em", "acordado_em", "reacao_em")
    list_filter = ("situacao", "ente__uf")
    list_select_related = ("ente", "vigente")
    search_fields = ("ente__busca",)
    actions = [
        acao_com_motivo(devolver, "Devolver propostas para mudar"),
        acao_com_motivo(desistir, "Desistir de aditivos"),
        acao_com_motivo(encerrar, "Encerrar planos"),
    ]


@admin.register(VersaoPlano)
class VersaoPlanoAdmin(AdminDaEquipe):
    list_display = ("plano", "numero", "proposta_por", "proposta_em")
    list_select_related = ("plano", "proposta_por")
    search_fields = ("plano__ente__busca",)
