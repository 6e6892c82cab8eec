from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from municipios.admin.base import AdminDaEquipe
from municipios.models import Coorte, Membro
from municipios.permissions import coordena


@admin.register(Coorte)
class CoorteAdmin(AdminDaEquipe):
    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("nome", "regra", "corte", "referencia", "total", "meta", "meta_ate")
    search_fields = ("nome", "codigo")
    prepopulated_fields = {"codigo": ("nome",)}
    readonly_fields = ("ano_usado", "fonte_usada", "recalculada_em")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Coorte]:
        abertos = Count("membros", filter=Q(membros__saiu_em__isnull=True))
        coortes: QuerySet[Coorte] = super().get_queryset(request)
        return coortes.annotate(abertos=abertos)

    @admin.display(description="entes hoje")
    def total(self, coorte: Any) -> int:
        return int(coorte.abertos)

    @admin.display(description="referência usada")
    def referencia(self, coorte: Coorte) -> str:
        if not coorte.ano_usado:
            return "-"
        return f"{coorte.get_fonte_usada_display()}, {coorte.ano_usado}"


@admin.register(Membro)
class MembroAdmin(AdminDaEquipe):
    list_display = (
        "coorte",
        "ente",
        "origem",
        "motivo",
        "referencia",
        "entrou_em",
        "saiu_em",
    )
    list_filter = (
        "coorte",
        "origem",
        ("saiu_em", admin.EmptyFieldListFilter),
        "ente__uf",
    )
    list_select_related = ("coorte", "ente")
    search_fields = ("ente__busca", "ente__codigo_ibge")
