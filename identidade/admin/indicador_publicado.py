from django.contrib import admin

from identidade.models import IndicadorPublicado
from municipios.admin.base import AdminDaEquipe
from municipios.permissions import coordena


@admin.register(IndicadorPublicado)
class IndicadorPublicadoAdmin(AdminDaEquipe):
    """Só entra número com fonte que se pode abrir; aparece no painel público."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("nome", "dito", "data", "fonte", "numero_do_portal")
    list_filter = ("numero_do_portal",)

    def get_readonly_fields(self, request: object, obj: object = None) -> tuple[str, ...]:
        return ("codigo",) if obj else ()
