"""O que se envia ao assinar fora do portal, e o que se escreve na análise."""

from typing import Any

from django import forms

from municipios.forms.campo import CampoDocumento
from municipios.validators import TAMANHO_MAXIMO_DO_ARQUIVO


class EnvioDeAssinaturaForm(forms.Form):
    """O formulário só olha o tamanho: o que o arquivo é, quem diz é o verificador."""

    pdf = forms.FileField(
        label="Termo assinado (PDF)",
        help_text="O arquivo baixado do portal, com a assinatura. Até 10 MB.",
    )
    p7s = forms.FileField(
        label="Assinatura à parte (.p7s)",
        required=False,
        help_text="Só se o seu assinador gera um segundo arquivo.",
    )

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or {}
        for campo in ("pdf", "p7s"):
            arquivo = dados.get(campo)
            if arquivo and arquivo.size > TAMANHO_MAXIMO_DO_ARQUIVO:
                self.add_error(campo, "O arquivo passa de 10 MB. Assine o termo baixado daqui.")
        return dados


class AtestoForm(forms.Form):
    assinada_em = forms.DateField(label="Assinado em", help_text="Dia, mês e ano: 31/12/2026.")
    digitalizado = CampoDocumento(
        label="Termo assinado em papel, digitalizado",
        required=True,
        help_text="PDF de até 10 MB, com todas as páginas.",
    )


class DiligenciaForm(forms.Form):
    """Um texto por ponto; a pessoa parte dos textos prontos e os muda."""

    pontos = forms.CharField(
        label="O que o ente precisa esclarecer ou corrigir",
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=5000,
        help_text="Um ponto por parágrafo. Peça tudo de uma vez.",
    )

    def lista(self) -> list[dict[str, str]]:
        texto = self.cleaned_data["pontos"].replace("\r\n", "\n")
        return [{"campo": "", "texto": p.strip()} for p in texto.split("\n\n") if p.strip()]


class RespostaForm(forms.Form):
    resposta = forms.CharField(
        label="Resposta", widget=forms.Textarea(attrs={"rows": 6}), max_length=5000
    )
