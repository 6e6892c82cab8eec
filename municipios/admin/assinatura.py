from django.contrib import admin

from municipios.admin.base import AdminDaEquipe
from municipios.models import Assinatura, Diligencia, MotivoDiligencia, Termo, Validacao
from municipios.permissions import coordena


@admin.register(Termo)
class TermoAdmin(AdminDaEquipe):
    list_display = ("__str__", "adesao", "modelo", "situacao", "pedido_em", "pronto_em")
    list_filter = ("situacao", "modelo__esfera", "pedido_em")
    list_select_related = ("adesao__ente", "modelo")
    search_fields = ("codigo", "sha256", "adesao__ente__busca")


@admin.register(Assinatura)
class AssinaturaAdmin(AdminDaEquipe):
    """As tentativas e o laudo de cada uma."""

    list_display = ("adesao", "via", "situacao", "recusa", "tipo", "iniciada_em", "conferida_em")
    list_filter = ("situacao", "via", "tipo", "recusa")
    list_select_related = ("adesao__ente",)
    search_fields = ("sha256", "adesao__ente__busca")
    exclude = ("signatario_cpf", "certificados")


@admin.register(Validacao)
class ValidacaoAdmin(AdminDaEquipe):
    list_display = ("assinatura", "resultado", "feita_em", "registrada_por", "registrada_em")
    list_filter = ("resultado", "feita_em")
    list_select_related = ("assinatura__adesao__ente", "registrada_por")
    search_fields = ("assinatura__adesao__ente__busca",)


@admin.register(MotivoDiligencia)
class MotivoDiligenciaAdmin(AdminDaEquipe):
    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("codigo", "campo", "texto")
    search_fields = ("codigo", "texto")


@admin.register(Diligencia)
class DiligenciaAdmin(AdminDaEquipe):
    list_display = ("adesao", "aberta_por", "aberta_em", "respondida_em")
    list_filter = (("respondida_em", admin.EmptyFieldListFilter), "aberta_em")
    list_select_related = ("adesao__ente", "aberta_por")
    search_fields = ("adesao__ente__busca",)
