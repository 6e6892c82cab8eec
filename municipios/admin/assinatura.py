from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from municipios.admin.base import AdminDaEquipe
from municipios.choices.analise import AssuntoPonto
from municipios.models import (
    Assinatura,
    Comparacao,
    ContraAssinatura,
    Diligencia,
    MotivoDiligencia,
    Termo,
    Validacao,
)
from municipios.permissions import coordena

# O campo é obrigatório: o assunto sem campo se escreve por extenso.
ASSUNTOS = [(valor or "outro", rotulo) for valor, rotulo in AssuntoPonto.choices]


@admin.register(Termo)
class TermoAdmin(AdminDaEquipe):
    list_display = ("__str__", "adesao", "modelo", "situacao", "pedido_em", "pronto_em")
    list_filter = ("situacao", "modelo__esfera", "pedido_em")
    list_select_related = ("adesao__ente", "modelo")
    search_fields = ("codigo", "sha256", "adesao__ente__busca")


@admin.register(Assinatura)
class AssinaturaAdmin(AdminDaEquipe):
    """As tentativas e o laudo de cada uma."""

    list_display = (
        "adesao", "ordem", "via", "situacao", "recusa", "tipo", "iniciada_em", "conferida_em",
    )  # fmt: skip
    list_filter = ("situacao", "ordem", "via", "tipo", "recusa")
    list_select_related = ("adesao__ente",)
    search_fields = ("sha256", "adesao__ente__busca")
    exclude = ("signatario_cpf", "certificados")


@admin.register(Validacao)
class ValidacaoAdmin(AdminDaEquipe):
    list_display = ("assinatura", "resultado", "feita_em", "registrada_por", "registrada_em")
    list_filter = ("resultado", "feita_em")
    list_select_related = ("assinatura__adesao__ente", "registrada_por")
    search_fields = ("assinatura__adesao__ente__busca",)


@admin.register(Comparacao)
class ComparacaoAdmin(AdminDaEquipe):
    list_display = ("assinatura", "feita_em", "proposta_por", "respondida_por", "respondida_em")
    list_select_related = ("assinatura__adesao__ente", "proposta_por", "respondida_por")
    search_fields = ("assinatura__adesao__ente__busca",)
    exclude = ("paginas",)


@admin.register(ContraAssinatura)
class ContraAssinaturaAdmin(AdminDaEquipe):
    """Os termos que pedem a assinatura da SGD; assina-se na página da adesão."""

    list_display = ("termo", "primeira", "pedida_em", "tentativas")
    list_filter = ("pedida_em",)
    list_select_related = ("termo", "primeira")
    search_fields = ("termo__adesao__ente__busca", "termo__codigo")


@admin.register(MotivoDiligencia)
class MotivoDiligenciaAdmin(AdminDaEquipe):
    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("codigo", "campo", "texto")
    search_fields = ("codigo", "texto")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """“Sobre” se escolhe do rol; o texto de antes dele fica em outro assunto."""
        if db_field.name == "campo":
            kwargs["widget"] = forms.Select(choices=ASSUNTOS)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Diligencia)
class DiligenciaAdmin(AdminDaEquipe):
    list_display = ("adesao", "aberta_por", "aberta_em", "respondida_em")
    list_filter = (("respondida_em", admin.EmptyFieldListFilter), "aberta_em")
    list_select_related = ("adesao__ente", "aberta_por")
    search_fields = ("adesao__ente__busca",)
