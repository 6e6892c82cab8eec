from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from identidade.domain.carga_equipe import a_cargo_de, sem_ninguem
from identidade.models import Acao
from municipios.admin.base import AdminDaEquipe
from municipios.admin.carteira import SEM_GERENTE
from municipios.models import Usuario


class ACargoFilter(admin.SimpleListFilter):
    title = "atrasadas a cargo de"
    parameter_name = "a_cargo"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        equipe = Usuario.objects.da_equipe().order_by("nome", "pk")
        nomes = [(str(chave), nome) for chave, nome in equipe.values_list("pk", "nome")]
        return [(SEM_GERENTE, "Ninguém"), *nomes]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        numero = self.value() or ""
        if numero == SEM_GERENTE:
            return queryset.filter(pk__in=sem_ninguem(timezone.localdate()).values("pk"))
        if not (numero.isascii() and numero.isdigit() and len(numero) < 18):
            return queryset
        atrasadas = Acao.objects.atrasadas(timezone.localdate())
        return queryset.filter(pk__in=atrasadas.filter(a_cargo_de(int(numero))).values("pk"))


@admin.register(Acao)
class AcaoAdmin(AdminDaEquipe):
    """A situação de uma ação muda na página dela."""

    list_display = ("titulo", "plano", "lado", "situacao", "prazo", "motivo_bloqueio")
    list_filter = (ACargoFilter, "situacao", "lado", "produto", "plano__ente__uf")
    list_select_related = ("plano", "motivo_bloqueio")
    search_fields = ("titulo", "plano__ente__busca")
