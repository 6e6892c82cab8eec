"""O que se digita ao indicar ou substituir um ponto focal."""

from django import forms

from municipios.forms.campo import CampoCPF, CampoDocumento, campo_motivo
from municipios.models import PontoFocal


class PontoFocalForm(forms.ModelForm):
    cpf = CampoCPF()
    oficio = CampoDocumento(label="Ofício da indicação")

    class Meta:
        model = PontoFocal
        fields = (
            "nome",
            "cpf",
            "cargo",
            "vinculo",
            "matricula",
            "orgao",
            "email",
            "telefone",
            "papel",
            "tipo",
            "sai_com_o_mandato",
        )


class SubstituirForm(PontoFocalForm):
    motivo = campo_motivo("Motivo da troca")
