"""O que a equipe escreve sobre um contato com o ente."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone

from municipios.choices.anotacao import TipoAnotacao
from municipios.domain.anotacao import Nota
from municipios.models import Anotacao
from municipios.validators import recusar_segredo


class AnotacaoForm(forms.Form):
    """`chave` nasce com o formulário: enviá-lo duas vezes anota uma vez só."""

    chave = forms.UUIDField(widget=forms.HiddenInput, required=False)
    tipo = forms.ChoiceField(label="Tipo", choices=TipoAnotacao.choices)
    quando = forms.DateField(
        label="Quando", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    com_quem = forms.CharField(
        label="Com quem",
        required=False,
        max_length=200,
        validators=[recusar_segredo],
        help_text="Nome e cargo. Só a nota interna fica sem isso.",
    )
    resumo = forms.CharField(
        label="Resumo",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[recusar_segredo],
        help_text="Só a equipe da SGD lê. Não escreva senhas nem CPFs. Depois de gravada, não se "
        "apaga: corrige-se com outra.",
    )

    def __init__(self, *args: Any, atual: Anotacao | None = None, **opcoes: Any) -> None:
        opcoes["initial"] = {
            "chave": uuid.uuid4(),
            "tipo": atual.tipo if atual else TipoAnotacao.LIGACAO,
            "quando": atual.quando if atual else timezone.localdate(),
            "com_quem": atual.com_quem if atual else "",
            "resumo": atual.resumo if atual else "",
        }
        super().__init__(*args, **opcoes)

    @property
    def nota(self) -> Nota:
        dados = dict(self.cleaned_data)
        return Nota(**dados | {"chave": dados["chave"] or uuid.uuid4()})
