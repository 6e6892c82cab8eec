"""O que se decide ao publicar um texto do termo: quem já aderiu assina de novo, ou não."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from municipios.models import Coorte, ModeloTermo


class PublicacaoForm(forms.Form):
    exige_nova_assinatura = forms.TypedChoiceField(
        label="Quem já aderiu assina de novo?",
        choices=(
            ("nao", "Não: o texto vale para quem aderir daqui em diante"),
            ("sim", "Sim: os entes do grupo recebem o pedido, com prazo"),
        ),
        coerce=lambda valor: valor == "sim",
        widget=forms.RadioSelect,
        error_messages={"required": "Diga se quem já aderiu assina de novo."},
    )
    coorte = forms.ModelChoiceField(
        Coorte.objects.all(),
        label="A quem se pede",
        required=False,
        empty_label="Todas as adesões vigentes da esfera",
        help_text="Se a resposta acima é sim: toda a esfera deste texto, ou só um grupo.",
    )
    prazo = forms.DateField(
        label="Assinar até",
        required=False,
        help_text="Se a resposta é sim, é preciso. Dia, mês e ano: 31/03/2027. Depois dele o ente "
        "e a SGD são avisados; a adesão continua em vigor, e ainda se pode assinar.",
    )

    def __init__(self, *args: Any, modelo: ModeloTermo, **opcoes: Any) -> None:
        super().__init__(*args, **opcoes)
        self.modelo = modelo

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or {}
        if not dados.get("exige_nova_assinatura"):
            return dados | {"coorte": None, "prazo": None}
        prazo: date | None = dados.get("prazo")
        abre = max(self.modelo.inicio, timezone.localdate())
        if prazo is None and "prazo" not in self.errors:
            self.add_error("prazo", "Escreva até quando os entes assinam.")
        elif prazo and prazo <= abre:
            self.add_error("prazo", f"O prazo tem de ser depois de {abre:%d/%m/%Y}.")
        return dados
