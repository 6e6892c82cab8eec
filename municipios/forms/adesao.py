"""O registro de uma adesão já assinada fora do portal."""

from typing import Any

from django import forms

from municipios.domain import documento
from municipios.validators import compactar, validar_cpf


class RegistroDeAdesaoForm(forms.Form):
    assinada_em = forms.DateField(label="Assinada em", help_text="Dia, mês e ano: 01/03/2024.")
    signatario_nome = forms.CharField(label="Quem assinou", max_length=200, required=False)
    signatario_cpf = forms.CharField(label="CPF de quem assinou", max_length=14, required=False)
    signatario_cargo = forms.CharField(label="Cargo", max_length=60, required=False)
    dou_data = forms.DateField(label="Data no DOU", required=False)
    dou_link = forms.URLField(label="Link do DOU", required=False, assume_scheme="https")
    numero_sei = forms.CharField(label="Processo SEI", max_length=30, required=False)
    documento = forms.FileField(
        label="Termo assinado", required=False, help_text="PDF, PNG ou JPEG de até 10 MB."
    )

    def clean_signatario_cpf(self) -> str:
        cpf = compactar(self.cleaned_data["signatario_cpf"])
        if cpf:
            validar_cpf(cpf)
        return cpf

    def clean_documento(self) -> Any:
        arquivo = self.cleaned_data["documento"]
        if arquivo:
            try:
                documento.conferir(arquivo)
            except documento.DocumentoRecusado as recusa:
                raise forms.ValidationError(str(recusa)) from recusa
        return arquivo
