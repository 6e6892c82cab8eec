"""Um material do evento: arquivo ou link."""

from typing import Any

from django import forms

from municipios.choices.evento import QuandoMaterial
from municipios.forms.campo import CampoDocumento


class MaterialForm(forms.Form):
    nome = forms.CharField(label="Nome", max_length=120)
    arquivo = CampoDocumento(label="Arquivo")
    link = forms.URLField(label="Ou um link", max_length=500, required=False, assume_scheme="https")
    quando = forms.ChoiceField(
        label="Quando os convidados veem",
        choices=QuandoMaterial,
        initial=QuandoMaterial.ANTES,
        widget=forms.RadioSelect,
    )

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and not link.startswith(("https://", "http://")):
            raise forms.ValidationError("O link tem de começar por https://.")
        return link

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(dados.get("arquivo")) == bool(dados.get("link")):
            raise forms.ValidationError("Dê um arquivo ou um link: um dos dois, e só um.")
        return dados
