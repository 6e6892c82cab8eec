"""O convite a quem assina o termo."""

import uuid

from django import forms


class ConviteForm(forms.Form):
    """`chave` nasce com o formulário: enviá-lo duas vezes manda um convite só."""

    chave = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    email = forms.EmailField(
        label="E-mail de quem assina",
        max_length=254,
        help_text="O convite leva ao termo; só a conta GOV.BR de quem chefia o Executivo o abre.",
    )
