from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from municipios.admin.base import AdminDaEquipe
from municipios.http.pessoa import pessoa
from municipios.models import Decisao
from municipios.permissions import coordena


@admin.register(Decisao)
class DecisaoAdmin(AdminDaEquipe):
    """Só se acrescenta: a de data mais nova vale, e as anteriores ficam."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("assunto", "valor", "inicio", "referencia", "registrada_por", "registrada_em")
    list_filter = ("assunto",)
    list_select_related = ("registrada_por",)
    search_fields = ("referencia",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.registrada_por = pessoa(request)
        super().save_model(request, obj, form, change)
