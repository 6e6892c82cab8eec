"""O que se escreve ao concluir, dispensar ou reabrir um passo."""

from typing import Any

from django import forms
from django.db import transaction

from identidade.domain.evidencia import juntar
from identidade.domain.passo import CONCLUIR, DISPENSAR, REABRIR, VERBOS, concluir
from identidade.forms.evidencia import EvidenciaForm
from identidade.forms.implantacao import MotivoForm
from identidade.models import Etapa, Passo
from municipios.models import Usuario

JUNTAR = "juntar"


class ConcluirForm(EvidenciaForm):
    """Onde a SGD confere, a prova já foi juntada e aceita: só resta concluir."""

    def __init__(self, *args: Any, etapa: Etapa) -> None:
        super().__init__(*args, etapa=etapa)
        if etapa.revisa_sgd:
            self.fields.clear()

    def agir(self, passo: Passo, *, por: Usuario) -> Passo:
        return concluir(passo, por=por, provas=self.provas())


class JuntarForm(EvidenciaForm):
    """A prova entra, e o passo fica como está."""

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.provas():
            raise forms.ValidationError(f"Preencha a prova: {self.o_que_pede}.")
        return self.cleaned_data

    @transaction.atomic
    def agir(self, passo: Passo, *, por: Usuario) -> Passo:
        for prova in self.provas():
            juntar(passo, prova, por=por)
        return passo


class PassoComMotivoForm(MotivoForm):
    """Dispensar e reabrir: só o motivo; `verbo` é o nome da transição."""

    verbo = ""

    def agir(self, passo: Passo, *, por: Usuario) -> Passo:
        return VERBOS[self.verbo](passo, por=por, motivo=self.cleaned_data["motivo"])


class DispensarForm(PassoComMotivoForm):
    verbo = DISPENSAR.nome


class ReabrirForm(PassoComMotivoForm):
    verbo = REABRIR.nome


COM_MOTIVO: dict[str, type[PassoComMotivoForm]] = {
    DISPENSAR.nome: DispensarForm,
    REABRIR.nome: ReabrirForm,
}
COM_PROVA: dict[str, type[ConcluirForm] | type[JuntarForm]] = {
    CONCLUIR.nome: ConcluirForm,
    JUNTAR: JuntarForm,
}
VERBOS_DA_PAGINA = (*COM_PROVA, *COM_MOTIVO)


def form_do_verbo(
    verbo: str, passo: Passo, *args: Any
) -> ConcluirForm | JuntarForm | PassoComMotivoForm:
    """O formulário da ação neste passo; os campos da prova são os que a etapa aceita."""
    if verbo in COM_MOTIVO:
        return COM_MOTIVO[verbo](*args)
    return COM_PROVA[verbo](*args, etapa=passo.etapa)
