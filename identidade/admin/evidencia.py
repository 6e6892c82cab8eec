from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from identidade.domain.evidencia import retirar
from identidade.models import Evidencia, MotivoDevolucao
from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.admin.carteira import filtro_da_carteira


class MotivoDevolucaoInline(admin.TabularInline):
    model = MotivoDevolucao
    extra = 0
    can_delete = False

    def has_add_permission(self, request: object, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:
        return False

    def has_view_permission(self, request: object, obj: object = None) -> bool:
        return True


@admin.register(Evidencia)
class EvidenciaAdmin(AdminDaEquipe):
    """A fila do que a SGD confere; devolver, com as razões, se faz na página da prova."""

    ordering = ("enviada_em", "pk")
    list_display = ("passo", "ente", "tipo", "situacao", "enviada_em", "vence_em", "abrir")
    list_filter = (
        filtro_da_carteira("passo__implantacao__ente"),
        "situacao",
        "tipo",
        "passo__etapa__roteiro__produto",
    )
    list_select_related = ("passo__etapa", "passo__implantacao__ente")
    search_fields = ("passo__implantacao__nome", "passo__implantacao__ente__busca", "texto")
    inlines = (MotivoDevolucaoInline,)
    actions = [acao_com_motivo(retirar, "Retirar provas")]

    @admin.display(description="Página")
    def abrir(self, evidencia: Evidencia) -> str:
        return format_html(
            '<a href="{}">Conferir</a>', reverse("evidencia_ver", args=[evidencia.pk])
        )

    @admin.display(description="Ente", ordering="passo__implantacao__ente")
    def ente(self, evidencia: Evidencia) -> str:
        return str(evidencia.passo.implantacao.ente)
