from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from identidade.models import RegraAcao
from municipios.admin.base import AdminDaEquipe
from municipios.permissions import coordena


@admin.register(RegraAcao)
class RegraAcaoAdmin(AdminDaEquipe):
    """Cada regra se lê como frase: se a resposta é esta, recomendar aquilo, porque."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("__str__", "produto", "ordem", "ativa", "pergunta_existe")
    list_filter = ("ativa", "produto")
    list_select_related = ("produto",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return RegraAcao.objects.com_pergunta()

    @admin.display(description="a pergunta existe na versão publicada", boolean=True)
    def pergunta_existe(self, regra: Any) -> bool:
        """Sem a pergunta, a regra nunca vale: mude o código dela ou desligue a regra."""
        return bool(regra.tem_pergunta)

    def get_readonly_fields(self, request: object, obj: object = None) -> tuple[str, ...]:
        return ("codigo",) if obj else ()
