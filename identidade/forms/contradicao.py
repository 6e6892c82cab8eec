"""Filtrar a fila de contradições e agir sobre uma."""

from typing import Any

from django import forms

from identidade.choices.contradicao import SituacaoContradicao, TipoContradicao
from identidade.domain.contradicao import (
    ASSUMIR,
    DISPENSAR,
    PASSAR,
    REABRIR,
    assumir,
    dispensar,
    passar,
    reabrir,
)
from identidade.forms.implantacao import MotivoForm
from identidade.models import Contradicao
from municipios.choices import Uf
from municipios.models import Usuario

MINHAS, SO_MINHAS, SEM_RESPONSAVEL = "minhas", "so_minhas", "ninguem"


class FiltroContradicoes(forms.Form):
    tipo = forms.ChoiceField(
        label="O que não bate", required=False, choices=[("", "Todas"), *TipoContradicao.choices]
    )
    uf = forms.ChoiceField(label="UF", required=False, choices=[("", "Todas"), *Uf.choices])
    situacao = forms.ChoiceField(
        label="Situação",
        required=False,
        choices=[("", "Abertas"), *SituacaoContradicao.choices[1:]],
    )
    de = forms.ChoiceField(
        label="De quem",
        required=False,
        choices=[
            ("", "De qualquer pessoa"),
            (MINHAS, "Minhas, ou sem responsável"),
            (SO_MINHAS, "Só as minhas"),
            (SEM_RESPONSAVEL, "Sem responsável"),
        ],
    )
    responsavel = forms.ModelChoiceField(
        label="Responsável",
        required=False,
        queryset=Usuario.objects.da_equipe().order_by("nome", "pk"),
        empty_label="Qualquer pessoa",
    )


class AssumirForm(forms.Form):
    def agir(self, contradicao: Contradicao, *, por: Usuario) -> Contradicao:
        return assumir(contradicao, por=por)


class PassarForm(forms.Form):
    a = forms.ModelChoiceField(
        label="Quem passa a responder", queryset=Usuario.objects.da_equipe(), empty_label="Escolha"
    )
    motivo = forms.CharField(label="Motivo", max_length=500, required=False)

    def agir(self, contradicao: Contradicao, *, por: Usuario) -> Contradicao:
        return passar(contradicao, por=por, **self.cleaned_data)


class DispensarForm(MotivoForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivo"].label = "Por que isto não é problema"
        self.fields["motivo"].help_text = "Fica no histórico. Não escreva senhas nem CPFs."

    def agir(self, contradicao: Contradicao, *, por: Usuario) -> Contradicao:
        return dispensar(contradicao, por=por, motivo=self.cleaned_data["motivo"])


class ReabrirForm(MotivoForm):
    def agir(self, contradicao: Contradicao, *, por: Usuario) -> Contradicao:
        return reabrir(contradicao, por=por, motivo=self.cleaned_data["motivo"])


FORMS: dict[str, type[AssumirForm] | type[PassarForm] | type[DispensarForm] | type[ReabrirForm]] = {
    ASSUMIR.nome: AssumirForm,
    PASSAR.nome: PassarForm,
    DISPENSAR.nome: DispensarForm,
    REABRIR.nome: ReabrirForm,
}
