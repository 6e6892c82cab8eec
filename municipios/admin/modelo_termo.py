from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone

from municipios.admin.base import AdminDaEquipe
from municipios.documentos.termo import FalhaAoCompor
from municipios.domain.modelo_termo import VARIAVEIS, conferir_texto, proxima_versao
from municipios.domain.termo import ensaio
from municipios.domain.transicoes import TransicaoInvalida
from municipios.http.arquivo import anexo
from municipios.http.pessoa import pessoa
from municipios.models import ModeloTermo
from municipios.permissions import coordena


class ModeloTermoForm(forms.ModelForm):
    class Meta:
        model = ModeloTermo
        fields = (
            "esfera", "titulo", "base_legal", "inicio", "texto", "provisorio",
        )  # fmt: skip
        help_texts = {
            "texto": "Linha em branco separa parágrafos; “# ” abre título; “- ” abre item. "
            "Variáveis: " + "; ".join(f"{{{nome}}}, {diz}" for nome, diz in VARIAVEIS.items())
        }

    def clean_texto(self) -> str:
        texto: str = self.cleaned_data["texto"]
        try:
            conferir_texto(texto)
        except TransicaoInvalida as recusa:
            raise forms.ValidationError(str(recusa)) from recusa
        return texto


@admin.register(ModeloTermo)
class ModeloTermoAdmin(AdminDaEquipe):
    """Escrever, ver como fica em PDF e publicar; o publicado só se lê."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    form = ModeloTermoForm
    list_display = ("esfera", "versao", "titulo", "inicio", "provisorio", "publicado_em")
    list_filter = ("esfera", "provisorio")
    search_fields = ("titulo", "texto")
    readonly_fields = (
        "versao", "criado_por", "publicado_em", "publicado_por", "exige_nova_assinatura", "coorte",
    )  # fmt: skip
    change_form_template = "admin/modelo_termo.html"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.publicado_em)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.criado_por, obj.versao = pessoa(request), proxima_versao(obj.esfera)
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[Any]:
        rota = path(
            "<int:pk>/ensaio.pdf",
            self.admin_site.admin_view(self.ensaiar),
            name="municipios_modelotermo_ensaio",
        )
        return [rota, *super().get_urls()]

    def ensaiar(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """O texto em PDF, com dados de exemplo: é como a pessoa vai ver."""
        if not self.has_view_permission(request):
            return HttpResponse(status=404)
        modelo = get_object_or_404(ModeloTermo, pk=pk)
        try:
            pdf = ensaio(modelo, timezone.localdate())
        except FalhaAoCompor as falha:
            messages.error(request, f"O texto não pôde virar PDF: {falha}")
            return HttpResponseRedirect(reverse("admin:municipios_modelotermo_change", args=[pk]))
        return anexo(pdf, f"ensaio-{modelo.esfera}-{modelo.versao}.pdf")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **opcoes: Any
    ) -> HttpResponse:
        """Publica-se numa página à parte, que mostra antes quem assina de novo."""
        modelo = context.get("original")
        context["publicavel"] = bool(
            modelo and not modelo.publicado_em and coordena(pessoa(request))
        )
        return super().render_change_form(request, context, *args, **opcoes)
