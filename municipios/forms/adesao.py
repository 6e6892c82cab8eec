"""O que se digita ao registrar, corrigir, substituir ou denunciar uma adesão."""

from typing import Any

from django import forms

from municipios.domain.adesao_anterior import CORRIGIVEIS
from municipios.forms.campo import CampoCPF, CampoDocumento, campo_motivo
from municipios.models import Adesao, Autoridade, Ente

AJUDA_DIA = "Dia, mês e ano: 01/03/2024."


class ProvasForm(forms.Form):
    """Quem assinou e onde se publicou: o que faltar aparece como desconhecido."""

    signatario_nome = forms.CharField(label="Quem assinou", max_length=200, required=False)
    signatario_cpf = CampoCPF(label="CPF de quem assinou", required=False)
    signatario_cargo = forms.CharField(label="Cargo", max_length=60, required=False)
    dou_data = forms.DateField(label="Data no DOU", required=False)
    dou_link = forms.URLField(
        label="Link do DOU", required=False, max_length=500, assume_scheme="https"
    )
    numero_sei = forms.CharField(label="Processo SEI", max_length=30, required=False)


class RegistroDeAdesaoForm(ProvasForm):
    assinada_em = forms.DateField(label="Assinada em", help_text=AJUDA_DIA)
    vigente_desde = forms.DateField(
        label="Em vigor desde", required=False, help_text="Em branco, vale o dia da assinatura."
    )
    autoridade = forms.ModelChoiceField(
        Autoridade.objects.none(),
        label="Autoridade que assinou",
        required=False,
        empty_label="Desconhecida, ou escrita abaixo",
        help_text="Escolhida aqui, o nome, o CPF e o cargo vêm do cadastro.",
    )
    documento = CampoDocumento(label="Termo assinado")
    field_order = ("assinada_em", "vigente_desde", "autoridade")

    def __init__(self, *args: Any, ente: Ente, **opcoes: Any) -> None:
        super().__init__(*args, **opcoes)
        campo: Any = self.fields["autoridade"]
        campo.queryset = ente.autoridades.all()


class SubstituicaoDeAdesaoForm(RegistroDeAdesaoForm):
    motivo = campo_motivo("Motivo da substituição")


class DenunciaForm(forms.Form):
    denunciada_em = forms.DateField(label="Denunciada em", help_text=AJUDA_DIA)
    efeito_em = forms.DateField(
        label="Faz efeito em", help_text="Até este dia o ente continua na Rede."
    )
    documento = CampoDocumento(label="Documento da denúncia")
    motivo = campo_motivo()


class CorrecaoDeAdesaoForm(ProvasForm):
    """Começa com o que consta, menos o CPF, que não se mostra: em branco, fica o que está."""

    motivo = campo_motivo("Motivo da correção")

    def __init__(self, *args: Any, adesao: Adesao, **opcoes: Any) -> None:
        inicial = {campo: getattr(adesao, campo) for campo in CORRIGIVEIS}
        opcoes["initial"] = inicial | {"signatario_cpf": ""}
        super().__init__(*args, **opcoes)
        if adesao.signatario_cpf:
            self.fields[
                "signatario_cpf"
            ].help_text = f"Consta {adesao.signatario_cpf_mascarado}. Em branco, não muda."

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or self.cleaned_data
        if not dados.get("signatario_cpf"):
            dados.pop("signatario_cpf", None)
        return dados
