from django.contrib import admin

from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.domain.reassinatura import dispensar
from municipios.domain.renovacao import cancelar
from municipios.models import Reassinatura, Renovacao


@admin.register(Renovacao)
class RenovacaoAdmin(AdminDaEquipe):
    """Nasce da publicação de um texto que exige nova assinatura."""

    list_display = ("modelo", "coorte", "prazo", "situacao", "total", "criada_por", "criada_em")
    list_filter = ("situacao", "modelo__esfera")
    list_select_related = ("modelo", "coorte", "criada_por")
    search_fields = ("modelo__titulo",)
    actions = [acao_com_motivo(cancelar, "Cancelar pedidos de nova assinatura")]


@admin.register(Reassinatura)
class ReassinaturaAdmin(AdminDaEquipe):
    list_display = ("ente", "renovacao", "situacao", "prazo", "resolvida_por", "resolvida_em")
    list_filter = ("situacao", "renovacao__modelo__esfera", "ente__uf")
    list_select_related = ("ente", "renovacao__modelo", "resolvida_por")
    search_fields = ("ente__busca", "ente__codigo_ibge")
    autocomplete_fields = ("ente", "renovacao")
    actions = [acao_com_motivo(dispensar, "Dispensar novas assinaturas")]
