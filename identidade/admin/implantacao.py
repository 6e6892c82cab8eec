from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from identidade.choices import Responsavel
from identidade.domain.implantacao import retomar, suspender
from identidade.models import Implantacao, Passo
from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.admin.carteira import filtro_da_carteira


class ParadaHaFilter(admin.SimpleListFilter):
    title = "parada há"
    parameter_name = "parada"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("30", "mais de 30 dias"),
            ("60", "mais de 60 dias"),
            ("90", "mais de 90 dias"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        dias = self.value()
        if dias not in {"30", "60", "90"}:
            return queryset
        paradas = Implantacao.objects.paradas_desde(timezone.now() - timedelta(days=int(dias)))
        return queryset.filter(pk__in=paradas.values("pk"))


class VezDaSgdFilter(admin.SimpleListFilter):
    title = "de quem é a vez"
    parameter_name = "vez"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Responsavel.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        vez = self.value()
        if vez not in Responsavel.values:
            return queryset
        na_vez = Implantacao.objects.na_vez_de(Responsavel(vez))
        return queryset.filter(pk__in=na_vez.values("pk"))


@admin.register(Implantacao)
class ImplantacaoAdmin(AdminDaEquipe):
    """Consulta e filas; os passos se fazem na página da implantação."""

    list_display = (
        "ente",
        "produto",
        "nome",
        "situacao",
        "situacao_desde",
        "movimentada_em",
        "abrir",
    )
    list_filter = (
        filtro_da_carteira("ente"),
        "produto",
        "situacao",
        VezDaSgdFilter,
        ParadaHaFilter,
        "ente__uf",
    )
    list_select_related = ("ente", "produto")
    search_fields = ("nome", "ente__busca", "ente__codigo_ibge")

    actions = [
        acao_com_motivo(suspender, "Suspender implantações"),
        acao_com_motivo(retomar, "Retomar implantações"),
    ]

    @admin.display(description="Página")
    def abrir(self, implantacao: Implantacao) -> str:
        return format_html('<a href="/implantacoes/{}/">Abrir os passos</a>', implantacao.pk)


@admin.register(Passo)
class PassoAdmin(AdminDaEquipe):
    list_display = (
        "implantacao",
        "etapa",
        "situacao",
        "feito_em",
        "feito_por",
    )
    list_filter = ("situacao", "etapa__marco", "etapa__responsavel")
    list_select_related = ("implantacao", "etapa", "feito_por")
    search_fields = ("implantacao__nome", "implantacao__ente__busca")
