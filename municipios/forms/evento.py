"""O que se escreve de um evento. A hora é a do fuso escolhido."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from municipios.models import Evento

FORMATO = "%d/%m/%Y %H:%M"
CAMPOS = (
    "nome", "tipo", "modalidade", "local", "link", "inicio", "fim", "fuso", "pauta", "vagas",
    "organizador", "publico", "coorte",
)  # fmt: skip


def _quando(rotulo: str) -> forms.CharField:
    return forms.CharField(
        label=rotulo, max_length=16, help_text="Dia e hora, no fuso abaixo: 18/06/2027 14:00."
    )


class EventoForm(forms.ModelForm):
    inicio = _quando("Começa em")
    fim = _quando("Termina em")
    link = forms.URLField(
        label="Endereço da sala a distância",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Só quem foi convidado vê. Obrigatório para publicar evento a distância.",
    )

    class Meta:
        model = Evento
        fields = CAMPOS
        help_texts = {
            "local": "Endereço completo. Obrigatório para publicar evento presencial.",
            "coorte": "Opcional: o grupo que se pretende convidar.",
        }

    def __init__(self, *args: Any, **opcoes: Any) -> None:
        super().__init__(*args, **opcoes)
        if self.instance.pk:
            zona = ZoneInfo(self.instance.fuso)
            for campo in ("inicio", "fim"):
                momento = getattr(self.instance, campo).astimezone(zona)
                self.initial[campo] = f"{momento:{FORMATO}}"

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or {}
        zona = ZoneInfo(dados.get("fuso") or self.instance.fuso)
        for campo in ("inicio", "fim"):
            if campo in dados:
                dados[campo] = self._momento(campo, dados[campo], zona)
        inicio, fim = dados.get("inicio"), dados.get("fim")
        if inicio and fim and fim <= inicio:
            self.add_error("fim", "O fim tem de ser depois do começo.")
        return dados

    def _momento(self, campo: str, texto: str, zona: ZoneInfo) -> datetime | None:
        try:
            return datetime.strptime(texto.strip(), FORMATO).replace(tzinfo=zona)
        except ValueError:
            self.add_error(campo, "Escreva o dia e a hora assim: 18/06/2027 14:00.")
            return None
