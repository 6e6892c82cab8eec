from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from identidade.domain.relatorio_hub import reabrir
from identidade.models import LinhaRelatorio, RelatorioHub
from municipios.admin.base import AdminDaEquipe, acao_com_motivo


class DelegacaoFilter(admin.SimpleListFilter):
    title = "delegação"
    parameter_name = "delegacao"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("sem", "Sem delegação")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        sem = LinhaRelatorio.objects.sem_delegacao().order_by().values("pk")
        return queryset.filter(pk__in=sem) if self.value() else queryset


@admin.register(RelatorioHub)
class RelatorioHubAdmin(AdminDaEquipe):
    list_display = ("hub", "mes", "situacao", "aberto_por", "entregue_em")
    list_filter = ("situacao", "hub", "mes")
    list_select_related = ("hub", "aberto_por")
    search_fields = ("hub__nome", "hub__sigla")
    actions = [acao_com_motivo(reabrir, "Reabrir relatórios")]


@admin.register(LinhaRelatorio)
class LinhaRelatorioAdmin(AdminDaEquipe):
    list_display = (
        "relatorio",
        "ente",
        "produto",
        "orgao",
        "objetivo",
        "inicio",
        "fim",
        "volumetria",
    )
    list_filter = (DelegacaoFilter, "relatorio__hub", "produto", "estado", "esfera")
    list_select_related = ("relatorio__hub", "ente", "produto")
    search_fields = ("orgao", "objetivo", "cnpj", "ente__busca", "protocolo")
