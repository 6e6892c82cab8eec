"""O que se digita ao cadastrar um hub, indicar um operador e delegar a visão de um ente."""

from typing import Any

from django import forms

from municipios.forms.campo import CampoCNPJ, CampoCPF, CampoDocumento, campo_motivo
from municipios.models import Hub, Operador


class HubForm(forms.ModelForm):
    cnpj = CampoCNPJ()

    class Meta:
        model = Hub
        fields = ("nome", "sigla", "cnpj", "tipo", "ufs", "ente")


class OperadorForm(forms.ModelForm):
    cpf = CampoCPF()

    class Meta:
        model = Operador
        fields = ("nome", "cpf", "email", "papel", "fim")
        widgets = {"fim": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {"fim": "Último dia de acesso. Em branco, vale até alguém o encerrar."}


class HubChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.sigla}, {obj.nome} ({', '.join(obj.ufs)})"


class PrazoForm(forms.Form):
    """Até quando o hub vê; a equipe diz como o ente pediu."""

    fim = forms.DateField(
        label="Último dia",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Em branco, vale até alguém a revogar.",
    )
    motivo = campo_motivo()

    def __init__(self, *args: Any, da_equipe: bool, **opcoes: Any) -> None:
        super().__init__(*args, **opcoes)
        self.fields["motivo"].required = da_equipe
        if da_equipe:
            self.fields[
                "motivo"
            ].help_text = (
                "Diga o número do ofício ou do processo em que o ente pediu. Fica no histórico."
            )


class DelegacaoForm(PrazoForm):
    field_order = ("hub", "fim", "motivo", "oficio")
    hub = HubChoiceField(label="Hub", queryset=Hub.objects.ativos(), empty_label="Escolha")
    oficio = CampoDocumento(label="Ofício")
