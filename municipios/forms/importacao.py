"""Enviar um arquivo de entes, população ou adesões, e insistir num que foi recusado."""

from typing import Any

from django import forms

from municipios.choices import TipoImportacao
from municipios.domain.cobertura import REGRAS
from municipios.models import Importacao

PRIMEIRO_ANO, ULTIMO_ANO = 1872, 2100


class ImportacaoForm(forms.Form):
    tipo = forms.ChoiceField(
        label="O que o arquivo traz",
        required=False,
        choices=[
            ("", "Entes ou populações (o portal reconhece qual)"),
            (TipoImportacao.ADESOES, "Adesões já assinadas fora do portal"),
            (TipoImportacao.USOS, "Uso mensal dos produtos"),
        ],
    )
    arquivo = forms.FileField(
        label="Arquivo",
        allow_empty_file=True,
        help_text="Como a fonte o publica (.json, .xls, .xlsx, .ods ou .csv), de até 10 MB.",
    )
    ano = forms.IntegerField(
        label="Ano da população",
        required=False,
        min_value=PRIMEIRO_ANO,
        max_value=ULTIMO_ANO,
        help_text="Só se o arquivo não o disser.",
    )


class RepeticaoForm(forms.Form):
    """As regras que o arquivo descumpriu e que se podem dispensar, e por quê."""

    dispensas = forms.MultipleChoiceField(
        label="O que você aceita", required=False, widget=forms.CheckboxSelectMultiple
    )
    motivo = forms.CharField(
        label="Motivo",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="Fica no histórico da importação.",
    )

    def __init__(self, *args: Any, importacao: Importacao, **opcoes: Any) -> None:
        super().__init__(*args, **opcoes)
        regras = importacao.opcoes.get("dispensaveis", [])
        campo: Any = self.fields["dispensas"]
        campo.choices = [(regra, REGRAS[regra].capitalize()) for regra in regras if regra in REGRAS]
        if not campo.choices:
            del self.fields["dispensas"]
