from django.contrib import admin

from identidade.models import Acao
from municipios.admin.base import AdminDaEquipe


@admin.register(Acao)
class AcaoAdmin(AdminDaEquipe):
    """A situação de uma ação muda na página dela."""

    list_display = ("titulo", "plano", "lado", "situacao", "prazo", "motivo_bloqueio")
    list_filter = ("situacao", "lado", "produto", "plano__ente__uf")
    list_select_related = ("plano", "motivo_bloqueio")
    search_fields = ("titulo", "plano__ente__busca")
