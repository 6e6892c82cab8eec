"""O que se escreve na análise: o que a SGD pede, e o que o ente responde."""

from typing import Any

from django import forms

from municipios.choices.analise import AssuntoPonto
from municipios.models import MotivoDiligencia, Usuario


class PassagemForm(forms.Form):
    a = forms.ModelChoiceField(
        label="Quem passa a analisar",
        queryset=Usuario.objects.da_equipe(),
        required=False,
        empty_label="Ninguém, por ora",
    )
    motivo = forms.CharField(label="Motivo", max_length=500, required=False)


class DiligenciaForm(forms.Form):
    """Um campo por assunto; a pessoa parte dos textos prontos e os muda antes de enviar."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for assunto in AssuntoPonto:
            self.fields[_nome(assunto)] = forms.CharField(
                label=assunto.label,
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=5000,
                required=False,
            )

    def lista(self) -> list[dict[str, str]]:
        """Um ponto por parágrafo, cada um com o assunto de onde foi escrito."""
        return [
            {"campo": assunto.value, "texto": p.strip()}
            for assunto in AssuntoPonto
            for p in self.cleaned_data[_nome(assunto)].replace("\r\n", "\n").split("\n\n")
            if p.strip()
        ]

    def com_texto_pronto(self, motivo: MotivoDiligencia) -> "DiligenciaForm":
        """O mesmo formulário, ainda não enviado, com o texto no fim do campo dele."""
        escritos = {nome: str(self.data.get(nome, "")) for nome in self.fields}
        nome = _nome(motivo.assunto)
        escritos[nome] = "\n\n".join(t for t in (escritos[nome].strip(), motivo.texto) if t)
        return DiligenciaForm(initial=escritos)


def _nome(assunto: AssuntoPonto) -> str:
    return f"ponto_{assunto.value or 'outro'}"


class RespostaForm(forms.Form):
    resposta = forms.CharField(
        label="Resposta", widget=forms.Textarea(attrs={"rows": 6}), max_length=5000
    )
