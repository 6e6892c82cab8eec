"""O que se digita ao indicar ou substituir um ponto focal."""

from typing import Any

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

    def __init__(self, *args: Any, exige_oficio: bool = False, **opcoes: Any) -> None:
        """`exige_oficio`: quando a SGD confere as indicações, sem ele não há o que conferir."""
        super().__init__(*args, **opcoes)
        self.fields["oficio"].required = exige_oficio


class SubstituirForm(PontoFocalForm):
    motivo = campo_motivo("Motivo da troca")
