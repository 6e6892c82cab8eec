"""O que se anota de uma conferência no VALIDAR."""

from django import forms

from municipios.choices.assinatura import ResultadoValidacao
from municipios.forms.campo import CampoDocumento


class ValidacaoForm(forms.Form):
    resultado = forms.ChoiceField(label="O que o VALIDAR respondeu", choices=ResultadoValidacao)
    feita_em = forms.DateField(label="Conferida em", help_text="Dia, mês e ano: 01/03/2024.")
    observacao = forms.CharField(
        label="Observação",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    documento = CampoDocumento(label="Relatório do VALIDAR")
