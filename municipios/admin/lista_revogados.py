from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from municipios.admin.base import AdminDaEquipe
from municipios.domain.lista_revogados import montar
from municipios.domain.transicoes import TransicaoInvalida
from municipios.http.pessoa import pessoa
from municipios.models import ListaRevogados
from municipios.permissions import coordena


class ListaRevogadosForm(forms.ModelForm):
    lista = forms.FileField(label="Lista (.crl)", help_text="Em DER ou PEM, de até 20 MB.")
    cadeia = forms.CharField(
        label="Cadeia de quem a emitiu (PEM)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Da autoridade que assinou a lista até antes da raiz, um certificado após outro.",
    )

    class Meta:
        model = ListaRevogados
        fields = ()

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or {}
        if enviada := dados.get("lista"):
            try:
                self.instance = montar(enviada.read(), dados.get("cadeia", ""))
            except TransicaoInvalida as recusa:
                self.add_error("cadeia" if recusa.codigo == "cadeia" else "lista", str(recusa))
        return dados


@admin.register(ListaRevogados)
class ListaRevogadosAdmin(AdminDaEquipe):
    """Só se acrescenta: a mais nova de cada autoridade é a que o verificador usa."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    form = ListaRevogadosForm
    list_display = ("emissor", "desde", "ate", "quantos", "carregada_por", "carregada_em")
    list_select_related = ("carregada_por",)
    search_fields = ("emissor", "sha256")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.carregada_por = pessoa(request)
        super().save_model(request, obj, form, change)
