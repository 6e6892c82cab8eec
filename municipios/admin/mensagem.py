from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from municipios.admin.base import AdminDaEquipe
from municipios.admin.carteira import filtro_da_carteira
from municipios.choices.mensagem import Lado
from municipios.models import Mensagem


class VezFilter(admin.SimpleListFilter):
    title = "de quem é a vez"
    parameter_name = "vez"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(Lado.SGD.value, "À espera da SGD")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.esperando_a_sgd() if self.value() == Lado.SGD else queryset  # type: ignore[attr-defined]


@admin.register(Mensagem)
class MensagemAdmin(AdminDaEquipe):
    """Só leitura: escreve-se na conversa, que a coluna abre."""

    list_display = ("criada_em", "ente", "lado", "autor", "conversa")
    list_filter = (VezFilter, filtro_da_carteira("ente"), "lado", "ente__uf", "criada_em")
    list_select_related = ("ente", "autor")
    search_fields = ("ente__busca", "ente__codigo_ibge", "autor__nome")

    @admin.display(description="conversa")
    def conversa(self, mensagem: Mensagem) -> str:
        endereco = reverse("mensagem_listar", args=[mensagem.ente_id])
        return format_html('<a href="{}">Abrir a conversa</a>', endereco)
