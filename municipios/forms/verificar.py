"""Conferir um termo: o código impresso nele, ou o próprio arquivo."""

from typing import Any

from django import forms

from municipios.validators import TAMANHO_MAXIMO_DO_ARQUIVO


class CodigoForm(forms.Form):
    codigo = forms.CharField(
        label="Código de verificação",
        max_length=20,
        help_text="Está no rodapé e junto do QR code. Por exemplo: ABCD-EFGH-JKLM.",
    )


class ComparacaoForm(forms.Form):
    arquivo = forms.FileField(
        label="Arquivo a comparar", help_text="Comparamos e não guardamos. Até 10 MB."
    )

    def clean_arquivo(self) -> Any:
        arquivo = self.cleaned_data["arquivo"]
        if arquivo.size > TAMANHO_MAXIMO_DO_ARQUIVO:
            raise forms.ValidationError("O arquivo passa de 10 MB: não é um termo deste portal.")
        return arquivo
