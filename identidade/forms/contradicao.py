"""Filtrar a fila de contradições e agir sobre uma."""

from typing import Any

from django import forms

from identidade.choices.contradicao import SituacaoContradicao, TipoContradicao
from identidade.domain.contradicao import ASSUMIR, DISPENSAR, REABRIR, assumir, dispensar, reabrir
from identidade.forms.implantacao import MotivoForm
from identidade.models import Contradicao
from municipios.choices import Uf
from municipios.models import Usuario


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
    minhas = forms.BooleanField(label="Só as que assumi", required=False)


class AssumirForm(forms.Form):
    def agir(self, contradicao: Contradicao, *, por: Usuario) -> Contradicao:
        return assumir(contradicao, por=por)


class DispensarForm(MotivoForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivo"].label = "Por que isto não é problema"

    def agir(self, contradicao: Contradicao, *, por: Usuario) -> Contradicao:
        return dispensar(contradicao, por=por, motivo=self.cleaned_data["motivo"])


class ReabrirForm(MotivoForm):
    def agir(self, contradicao: Contradicao, *, por: Usuario) -> Contradicao:
        return reabrir(contradicao, por=por, motivo=self.cleaned_data["motivo"])


FORMS: dict[str, type[AssumirForm] | type[DispensarForm] | type[ReabrirForm]] = {
    ASSUMIR.nome: AssumirForm,
    DISPENSAR.nome: DispensarForm,
    REABRIR.nome: ReabrirForm,
}
