"""O interesse de um ente, o desfecho de um evento com ele, e quem o acompanha."""

from typing import Any

from django import forms
from django.utils import timezone

from identidade.choices.interesse import ResultadoEvento
from identidade.models import Acompanhamento, Desfecho, Produto
from municipios.models import Inscricao, Usuario
from municipios.validators import recusar_segredo


class InteresseForm(forms.Form):
    produto = forms.ModelChoiceField(
        label="Produto", queryset=Produto.objects.all(), empty_label="Escolha"
    )


class DesfechoForm(forms.Form):
    resultado = forms.ChoiceField(
        label="Como ficou com este ente", choices=ResultadoEvento.choices, widget=forms.RadioSelect
    )
    produtos = forms.ModelMultipleChoiceField(
        label="Produtos em que tem interesse",
        queryset=Produto.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Só para “Tem interesse”.",
    )
    motivo = forms.CharField(
        label="Por que recusou",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[recusar_segredo],
        help_text="Só para “Recusou”. Não escreva senhas nem CPFs.",
    )

    def __init__(self, *args: Any, inscricao: Inscricao, **kwargs: Any) -> None:
        gravado = Desfecho.objects.filter(inscricao=inscricao).first()
        if gravado:
            kwargs["initial"] = {
                "resultado": gravado.resultado,
                "motivo": gravado.motivo,
                "produtos": gravado.produtos,
            }
        super().__init__(*args, **kwargs)


class AcompanhamentoForm(forms.Form):
    responsavel = forms.ModelChoiceField(
        label="Quem acompanha",
        queryset=Usuario.objects.filter(is_staff=True, is_active=True).order_by("nome"),
    )
    proximo_contato = forms.DateField(
        label="Próximo contato",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    nota = forms.CharField(
        label="O que combinar ou lembrar",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[recusar_segredo],
    )

    def __init__(self, *args: Any, atual: Acompanhamento | None, por: Usuario, **kw: Any) -> None:
        kw["initial"] = {
            "responsavel": atual.responsavel_id if atual else por.pk,
            "proximo_contato": atual.proximo_contato if atual else timezone.localdate(),
            "nota": atual.nota if atual else "",
        }
        super().__init__(*args, **kw)
