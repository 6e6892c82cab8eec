"""O que se envia ao atestar um termo assinado em papel."""

from django import forms

from municipios.forms.campo import CampoDocumento


class AtestoForm(forms.Form):
    assinada_em = forms.DateField(label="Assinado em", help_text="Dia, mês e ano: 31/12/2026.")
    digitalizado = CampoDocumento(
        label="Termo assinado em papel, digitalizado",
        required=True,
        help_text="PDF de até 10 MB, com todas as páginas.",
    )
