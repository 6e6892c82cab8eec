from django import forms


class TokenAcessoForm(forms.Form):
    nome = forms.CharField(
        label="Para que serve",
        max_length=80,
        help_text="Por exemplo: carga do painel da prefeitura.",
    )
    horas = forms.TypedChoiceField(
        label="Vale por",
        coerce=int,
        choices=[(1, "1 hora"), (8, "8 horas"), (24, "24 horas")],
        initial=8,
    )
