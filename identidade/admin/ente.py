from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from identidade.models import ConsolidadoEnte
from municipios.admin.base import AdminDaEquipe
from municipios.domain.recomendacao_ponto_focal import entes_com_poucos_pontos_focais
from municipios.http.pessoa import pessoa
from municipios.models import Ente
from municipios.permissions import equipe_age_pelo_ente


class PontosFocaisFilter(admin.SimpleListFilter):
    title = "pontos focais"
    parameter_name = "focais"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("poucos", "Na Rede, com menos de dois")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "poucos":
            return queryset
        return entes_com_poucos_pontos_focais(queryset)


@admin.register(Ente)
class EnteAdmin(AdminDaEquipe):
    """O ente nunca é criado à mão; a equipe só corrige o domínio e o e-mail oficiais."""

    list_display = (
        "nome",
        "por_dentro",
        "uf",
        "esfera",
        "codigo_ibge",
        "populacao",
        "aderiu",
        "pontos",
        "utiliza",
    )
    list_filter = (
        "esfera",
        "regiao",
        "uf",
        "consolidado__aderiu",
        PontosFocaisFilter,
        "consolidado__integrou",
        "consolidado__utiliza",
        "consolidado__faixa",
        "capital",
        "situacao",
    )
    list_select_related = ("consolidado",)
    search_fields = ("busca", "codigo_ibge", "cnpj")
    ordering = ("busca", "codigo_ibge")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and equipe_age_pelo_ente(pessoa(request), obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        da_equipe = ("dominio_oficial", "email_oficial")
        return [f.name for f in self.opts.fields if f.name not in da_equipe]

    def _de(self, ente: Ente, campo: str) -> Any:
        consolidado: ConsolidadoEnte | None = getattr(ente, "consolidado", None)
        return getattr(consolidado, campo, None)

    @admin.display(description="população", ordering="consolidado__populacao")
    def populacao(self, ente: Ente) -> str:
        valor = self._de(ente, "populacao")
        if valor is None:
            return "sem dado"
        return f"{valor:,}".replace(",", ".") + f" ({self._de(ente, 'populacao_ano')})"

    @admin.display(description="por dentro")
    def por_dentro(self, ente: Ente) -> str:
        endereco = reverse("ente_por_dentro", args=[ente.pk])
        return format_html('<a href="{}" aria-label="{} por dentro">Abrir</a>', endereco, ente.nome)

    @admin.display(description="aderiu", boolean=True, ordering="consolidado__aderiu")
    def aderiu(self, ente: Ente) -> bool:
        return bool(self._de(ente, "aderiu"))

    @admin.display(description="pontos focais", ordering="consolidado__pontos_focais")
    def pontos(self, ente: Ente) -> int:
        return self._de(ente, "pontos_focais") or 0

    @admin.display(description="utiliza", boolean=True, ordering="consolidado__utiliza")
    def utiliza(self, ente: Ente) -> bool:
        return bool(self._de(ente, "utiliza"))
