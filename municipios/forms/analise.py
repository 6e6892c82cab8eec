"""O que se escreve na análise: o que a SGD pede, e o que o ente responde."""

from django import forms

from municipios.models import Usuario


class PassagemForm(forms.Form):
    a = forms.ModelChoiceField(
        label="Quem passa a analisar",
        queryset=Usuario.objects.da_equipe(),
        required=False,
        empty_label="Ninguém, por ora",
    )
    motivo = forms.CharField(label="Motivo", max_length=500, required=False)


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
