from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from municipios.admin.base import AdminDaEquipe
from municipios.domain.raiz_confiavel import ler_raiz
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import RaizConfiavel
from municipios.permissions import coordena


class RaizConfiavelForm(forms.ModelForm):
    class Meta:
        model = RaizConfiavel
        fields = ("tipo", "pem", "desde", "ate")

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or {}
        try:
            self.instance.nome, self.instance.impressao = ler_raiz(dados.get("pem", ""))
        except TransicaoInvalida as recusa:
            self.add_error("pem", str(recusa))
        return dados


@admin.register(RaizConfiavel)
class RaizConfiavelAdmin(AdminDaEquipe):
    """O certificado de uma raiz não se troca: encerra-se a confiança e acrescenta-se outra."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    form = RaizConfiavelForm
    list_display = ("nome", "tipo", "desde", "ate", "de_teste")
    list_filter = ("tipo", "de_teste")
    search_fields = ("nome", "impressao")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("nome", "impressao", "tipo", "pem") if obj else ()

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj:
            kwargs["form"] = forms.ModelForm
        return super().get_form(request, obj, change, **kwargs)
