from django.contrib import admin

from municipios.admin.base import AdminDaEquipe
from municipios.models import Feriado
from municipios.permissions import coordena


@admin.register(Feriado)
class FeriadoAdmin(AdminDaEquipe):
    """Acompanham o portal os de lei; ano novo ou data que muda, a coordenação escreve aqui."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("data", "nome", "uf", "fonte")
    list_filter = ("uf",)
    search_fields = ("nome", "fonte")
