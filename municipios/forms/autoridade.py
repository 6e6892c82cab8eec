"""O que se digita ao registrar uma autoridade ou encerrar o mandato dela."""

from django import forms

from municipios.forms.campo import CampoCPF, CampoDocumento, campo_motivo
from municipios.models import Autoridade


class AutoridadeForm(forms.ModelForm):
    cpf = CampoCPF(
        required=False, help_text="É pelo CPF que a pessoa ganha acesso ao entrar com o GOV.BR."
    )
    documento = CampoDocumento(label="Documento (posse, diploma ou transmissão)")

    class Meta:
        model = Autoridade
        fields = ("nome", "cargo", "cpf", "email", "condicao", "inicio", "fim", "ato")


class EncerrarMandatoForm(forms.Form):
    fim = forms.DateField(label="Último dia no cargo", help_text="Dia, mês e ano: 31/12/2028.")
    motivo = campo_motivo()
