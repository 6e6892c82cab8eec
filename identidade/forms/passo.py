"""O que se escreve ao concluir, dispensar ou reabrir um passo."""

from typing import Any

from django import forms
from django.db import transaction

from identidade.domain.passo import CONCLUIR, DISPENSAR, REABRIR, VERBOS, concluir
from identidade.forms.implantacao import MotivoForm
from identidade.models import Passo
from municipios.domain import documento
from municipios.models import Usuario
from municipios.validators import recusar_segredo


class ConcluirForm(forms.Form):
    comprovacao = forms.CharField(
        label="Comprovação",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[recusar_segredo],
    )
    arquivo = forms.FileField(
        label="Documento",
        required=False,
        help_text="PDF, PNG ou JPEG de até 10 MB. Nunca envie credenciais nem listas de CPF.",
    )

    def clean_arquivo(self) -> Any:
        arquivo = self.cleaned_data["arquivo"]
        if arquivo:
            try:
                documento.conferir(arquivo)
            except documento.DocumentoRecusado as recusa:
                raise forms.ValidationError(str(recusa)) from recusa
        return arquivo

    @transaction.atomic
    def agir(self, passo: Passo, *, por: Usuario) -> Passo:
        arquivo = self.cleaned_data["arquivo"]
        guardado = documento.guardar(passo.implantacao.ente, arquivo, por=por) if arquivo else None
        prova = self.cleaned_data["comprovacao"]
        return concluir(passo, por=por, comprovacao=prova, documento=guardado)


class PassoComMotivoForm(MotivoForm):
    """Dispensar e reabrir: só o motivo; `verbo` é o nome da transição."""

    verbo = ""

    def agir(self, passo: Passo, *, por: Usuario) -> Passo:
        return VERBOS[self.verbo](passo, por=por, motivo=self.cleaned_data["motivo"])


class DispensarForm(PassoComMotivoForm):
    verbo = DISPENSAR.nome


class ReabrirForm(PassoComMotivoForm):
    verbo = REABRIR.nome


FORMS: dict[str, type[ConcluirForm] | type[PassoComMotivoForm]] = {
    CONCLUIR.nome: ConcluirForm,
    DISPENSAR.nome: DispensarForm,
    REABRIR.nome: ReabrirForm,
}


def form_do_verbo(verbo: str, passo: Passo, *args: Any) -> ConcluirForm | PassoComMotivoForm:
    """O formulário da ação neste passo; a ajuda da comprovação é a prova que a etapa pede."""
    if verbo != CONCLUIR.nome:
        return FORMS[verbo](*args)
    form = ConcluirForm(*args)
    form.initial["comprovacao"] = passo.comprovacao
    prova = passo.etapa.prova or "Data, protocolo ou endereço que prova o passo"
    form.fields["comprovacao"].help_text = f"O que prova: {prova.lower()}."
    return form
