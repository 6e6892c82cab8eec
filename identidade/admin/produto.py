from django.contrib import admin

from identidade.models import Etapa, PreRequisito, Produto, Roteiro
from municipios.admin.base import AdminDaEquipe
from municipios.permissions import coordena


class _SoConsulta(admin.TabularInline):
    extra = 0
    can_delete = False

    def has_add_permission(self, request: object, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:
        return False

    def has_view_permission(self, request: object, obj: object = None) -> bool:
        return True


class EtapaInline(_SoConsulta):
    model = Etapa
    fields = ("ordem", "titulo", "responsavel", "prova", "marco", "prazo_dias_uteis")


class PreRequisitoInline(_SoConsulta):
    model = PreRequisito
    fields = ("tipo", "produto", "fundamento", "inicio", "fim")
    fk_name = "roteiro"


@admin.register(Produto)
class ProdutoAdmin(AdminDaEquipe):
    pode_mudar = staticmethod(coordena)
    list_display = ("nome", "codigo", "ordem")
    readonly_fields = ("codigo",)


@admin.register(Roteiro)
class RoteiroAdmin(AdminDaEquipe):
    """Uma versão em uso não se edita: as implantações guardam a versão com que começaram."""

    list_display = ("produto", "via", "versao", "sugestao", "inicio", "fim")
    list_filter = ("produto", "via", "sugestao")
    list_select_related = ("produto",)
    inlines = (EtapaInline, PreRequisitoInline)


@admin.register(PreRequisito)
class PreRequisitoAdmin(AdminDaEquipe):
    """O que se exige antes de começar, por roteiro e por período: norma é dado com data."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("roteiro", "tipo", "produto", "fundamento", "inicio", "fim")
    list_filter = ("tipo", "roteiro__produto")
    list_select_related = ("roteiro", "produto")
