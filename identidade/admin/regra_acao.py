from django.contrib import admin

from identidade.models import RegraAcao
from municipios.admin.base import AdminDaEquipe
from municipios.permissions import coordena


@admin.register(RegraAcao)
class RegraAcaoAdmin(AdminDaEquipe):
    """Cada regra se lê como frase: se a resposta é esta, recomendar aquilo, porque."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("__str__", "produto", "ordem", "ativa")
    list_filter = ("ativa", "produto")
    list_select_related = ("produto",)

    def get_readonly_fields(self, request: object, obj: object = None) -> tuple[str, ...]:
        return ("codigo",) if obj else ()
