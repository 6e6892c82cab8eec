"""Na porta: procurar o convidado e dizer quem veio."""

from django import forms

from municipios.forms.campo import CampoArquivo
from municipios.models.inscricao import MAXIMO_DE_PESSOAS


class ListaDePresencaForm(forms.Form):
    arquivo = CampoArquivo(
        label="Lista de presença",
        grande="O arquivo passa de 10 MB. Confira se é o arquivo certo.",
        allow_empty_file=True,
        help_text="CSV ou planilha (.xls, .xlsx, .ods), de até 10 MB.",
    )


class QuemVeioForm(forms.Form):
    pessoas = forms.IntegerField(
        label="Quantas pessoas vieram", min_value=1, max_value=MAXIMO_DE_PESSOAS
    )
    nomes = forms.CharField(
        label="Nomes de quem veio",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Um por linha; saem no certificado. Não escreva CPF.",
    )
