"""O que se digita ao indicar, substituir ou encerrar um ponto focal."""

from typing import Any

from django import forms

from municipios.domain import documento
from municipios.models import PontoFocal
from municipios.validators import compactar, validar_cpf


class PontoFocalForm(forms.ModelForm):
    cpf = forms.CharField(label="CPF", max_length=14, help_text="Só os números, ou com pontos.")
    oficio = forms.FileField(
        label="Ofício da indicação",
        required=False,
        help_text="PDF, PNG ou JPEG de até 10 MB.",
    )

    class Meta:
        model = PontoFocal
        fields = (
            "nome",
            "cpf",
            "cargo",
            "vinculo",
            "matricula",
            "orgao",
            "email",
            "telefone",
            "papel",
            "tipo",
        )

    def clean_cpf(self) -> str:
        cpf = compactar(self.cleaned_data["cpf"])
        validar_cpf(cpf)
        return cpf

    def clean_oficio(self) -> Any:
        arquivo = self.cleaned_data["oficio"]
        if arquivo:
            try:
                documento.conferir(arquivo)
            except documento.DocumentoRecusado as recusa:
                raise forms.ValidationError(str(recusa)) from recusa
        return arquivo


class SubstituirForm(PontoFocalForm):
    motivo = forms.CharField(label="Motivo da troca", widget=forms.Textarea(attrs={"rows": 3}))


class EncerrarForm(forms.Form):
    motivo = forms.CharField(label="Motivo", widget=forms.Textarea(attrs={"rows": 3}))
