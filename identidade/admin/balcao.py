from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from identidade.domain.atendente import encerrar
from identidade.models import Atendente, Balcao, ServicoBalcao
from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.permissions import coordena


class AbertaFilter(admin.SimpleListFilter):
    title = "aberta ao público"
    parameter_name = "aberta"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("sim", "Sim"), ("nao", "Não")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        abertas = Balcao.objects.abertos().order_by().values("pk")
        if self.value() == "sim":
            return queryset.filter(pk__in=abertas)
        return queryset.exclude(pk__in=abertas) if self.value() == "nao" else queryset


@admin.register(ServicoBalcao)
class ServicoBalcaoAdmin(AdminDaEquipe):
    """O que uma unidade pode dizer que faz; o código de um serviço em uso não muda."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("nome", "codigo", "sugestao", "ordem")

    def get_readonly_fields(self, request: object, obj: object = None) -> tuple[str, ...]:
        return ("codigo",) if obj else ()


@admin.register(Balcao)
class BalcaoAdmin(AdminDaEquipe):
    """Consulta; a ficha se muda na página da unidade."""

    list_display = ("implantacao", "bairro", "aberto_em", "telefone", "mudado_em", "abrir")
    list_filter = (AbertaFilter, "internet_gratuita", "implantacao__ente__uf")
    list_select_related = ("implantacao",)
    search_fields = ("implantacao__nome", "implantacao__ente__busca", "bairro")

    @admin.display(description="Página")
    def abrir(self, balcao: Balcao) -> str:
        return format_html('<a href="/balcoes/{}/">Abrir a ficha</a>', balcao.pk)


@admin.register(Atendente)
class AtendenteAdmin(AdminDaEquipe):
    list_display = ("nome", "balcao", "papel", "nivel", "curso_em", "inicio", "fim")
    list_filter = ("papel", "nivel", ("fim", admin.EmptyFieldListFilter))
    list_select_related = ("balcao__implantacao",)
    search_fields = ("nome", "balcao__implantacao__nome", "balcao__implantacao__ente__busca")
    actions = [acao_com_motivo(encerrar, "Registrar que saíram da unidade")]
