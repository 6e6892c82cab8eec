"""Conferir um termo: o código impresso nele, ou o próprio arquivo."""

from django import forms

from municipios.forms.campo import CampoArquivo


class CodigoForm(forms.Form):
    codigo = forms.CharField(
        label="Código de verificação",
        max_length=20,
        help_text="Está no rodapé e junto do QR code. Por exemplo: ABCD-EFGH-JKLM.",
    )


class ComparacaoForm(forms.Form):
    arquivo = CampoArquivo(
        label="Arquivo a comparar",
        grande="O arquivo passa de 10 MB: não é um termo deste portal.",
        help_text="Comparamos e não guardamos. Até 10 MB.",
    )
