"""Uma etapa do roteiro, como a coordenação a edita no rascunho."""

from typing import Any

from django import forms

from identidade.choices import TipoEvidencia
from identidade.models import Etapa


class CampoLinhas(forms.CharField):
    """Uma lista de textos, um por linha."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        texto = super().to_python(value) or ""
        return [linha.strip() for linha in texto.splitlines() if linha.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.to_python(data))


class EtapaForm(forms.ModelForm):
    provas = forms.MultipleChoiceField(
        label="Provas aceitas",
        choices=TipoEvidencia,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Com alguma aqui, o passo não se conclui sem prova. Basta uma, a não ser que se "
        "exijam todas.",
    )
    itens = CampoLinhas(
        label="Itens da lista de conferência",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Um por linha. Só para quem se prova com “Lista de conferência”.",
    )
    url_manual = forms.URLField(
        label="Manual", required=False, max_length=300, assume_scheme="https"
    )

    class Meta:
        model = Etapa
        fields = (
            "ordem", "codigo", "titulo", "ajuda", "responsavel", "marco", "prazo_dias_uteis",
            "prova", "provas", "exige_todas", "revisa_sgd", "itens", "url_manual",
        )  # fmt: skip
        widgets = {"ajuda": forms.Textarea(attrs={"rows": 3})}
