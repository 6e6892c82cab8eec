"""O convite a quem assina o termo."""

from django import forms


class ConviteForm(forms.Form):
    email = forms.EmailField(
        label="E-mail de quem assina",
        max_length=254,
        help_text="O convite leva ao termo; só a conta GOV.BR de quem chefia o Executivo o abre.",
    )
