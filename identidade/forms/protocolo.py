"""Registrar um protocolo, dizer que se olhou lá, e concluir."""

from typing import Any

from django import forms

from identidade.choices import TipoEvidencia
from identidade.domain.protocolo import (
    CONCLUIR,
    VERIFICAR,
    Abertura,
    concluir,
    registrar,
    verificar,
)
from identidade.forms.implantacao import MotivoForm
from identidade.models import Evidencia, Implantacao, Protocolo
from municipios.models import Usuario
from municipios.validators import recusar_segredo


def _data() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProtocoloForm(forms.Form):
    numero = forms.CharField(
        label="Número do protocolo", max_length=60, validators=[recusar_segredo]
    )
    aberto_por_nome = forms.CharField(
        label="Quem abriu", max_length=200, validators=[recusar_segredo]
    )
    aberto_por_contato = forms.CharField(
        label="Contato de quem abriu",
        max_length=200,
        validators=[recusar_segredo],
        help_text="E-mail ou telefone de trabalho, para achar quem vê o protocolo no serviço.",
    )
    aberto_em = forms.DateField(label="Aberto em", widget=_data())
    limite = forms.DateField(
        label="Avisar se não houver resposta até",
        required=False,
        widget=_data(),
        help_text="Em branco, vale o prazo de costume.",
    )

    def __init__(self, dados: Any, *, implantacao: Implantacao, por: Usuario) -> None:
        """Já com quem escreve, e com o número que um passo traz e ainda não está aqui."""
        dela = implantacao.protocolos.values("numero")
        provas = Evidencia.objects.de_pe().filter(passo__implantacao=implantacao)
        do_passo = provas.filter(tipo=TipoEvidencia.PROTOCOLO).exclude(texto__in=dela)
        numero = do_passo.order_by("-pk").values_list("texto", flat=True).first() or ""
        inicial = {"aberto_por_nome": por.nome_de_tratamento, "aberto_por_contato": por.email}
        super().__init__(dados, initial=inicial | {"numero": numero[:60]})

    def agir(self, implantacao: Implantacao, *, por: Usuario) -> Protocolo:
        return registrar(implantacao, Abertura(**self.cleaned_data), por=por)


class VerificarForm(forms.Form):
    def agir(self, protocolo: Protocolo, *, por: Usuario) -> Protocolo:
        return verificar(protocolo, por=por)


class ConcluirProtocoloForm(MotivoForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motivo"].label = "O que a SGD respondeu"

    def agir(self, protocolo: Protocolo, *, por: Usuario) -> Protocolo:
        return concluir(protocolo, por=por, motivo=self.cleaned_data["motivo"])


FORMS: dict[str, type[VerificarForm] | type[ConcluirProtocoloForm]] = {
    VERIFICAR.nome: VerificarForm,
    CONCLUIR.nome: ConcluirProtocoloForm,
}
