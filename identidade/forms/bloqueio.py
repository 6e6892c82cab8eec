"""Registrar o que impede uma implantação de andar, e dizer que se resolveu."""

from typing import Any

from django import forms
from django.utils import timezone

from identidade.choices import Responsavel
from identidade.domain.bloqueio import bloquear, encerrar
from identidade.forms.implantacao import MotivoForm
from identidade.models import Bloqueio, Implantacao, MotivoBloqueio
from municipios.models import Usuario
from municipios.validators import recusar_segredo


class BloqueioForm(forms.Form):
    motivo = forms.ModelChoiceField(
        label="Motivo", queryset=MotivoBloqueio.objects.all(), empty_label="Escolha o motivo"
    )
    texto = forms.CharField(
        label="Explicação",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[recusar_segredo],
        help_text="Obrigatória em “Outro motivo”. Não escreva senhas nem CPFs.",
    )
    lado = forms.ChoiceField(
        label="Com quem está a bola",
        required=False,
        choices=[("", "Como o motivo costuma ser"), *Responsavel.choices],
    )
    inicio = forms.DateField(
        label="Parada desde",
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def agir(self, implantacao: Implantacao, *, por: Usuario) -> Bloqueio:
        return bloquear(implantacao, por=por, **self.cleaned_data)


class EncerrarForm(MotivoForm):
    fim = forms.DateField(
        label="Acabou em",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Em branco, vale hoje. Do dia em que acabou em diante, o prazo volta a correr.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivo"].label = "Como se resolveu"

    def agir(self, bloqueio: Bloqueio, *, por: Usuario) -> Bloqueio:
        return encerrar(bloqueio, por=por, **self.cleaned_data)
