"""O que se escreve para abrir uma campanha de reconfirmação."""

from typing import Any

from django import forms

from municipios.choices import Uf
from municipios.choices.campanha import PublicoCampanha
from municipios.models import Campanha


class CampanhaForm(forms.ModelForm):
    class Meta:
        model = Campanha
        fields = (
            "nome", "motivo", "referencia", "pede", "publico", "uf", "coorte", "so_na_rede",
            "inicio", "prazo",
        )  # fmt: skip
        help_texts = {
            "nome": "Aparece aos entes no e-mail e na página. Por exemplo: Posse de 2027.",
            "publico": "Para os 27 governos, escolha Estados e Distrito Federal.",
            "inicio": "Dia, mês e ano: 06/01/2027. No dia de hoje, abre já.",
            "prazo": "Depois dele, o ente e a SGD recebem um aviso; a resposta continua possível.",
        }

    def clean(self) -> dict[str, Any]:
        """Recorte que não alcança ninguém por engano de digitação se diz no campo."""
        dados: dict[str, Any] = super().clean() or {}
        inicio, prazo = dados.get("inicio"), dados.get("prazo")
        if inicio and prazo and prazo < inicio:
            self.add_error("prazo", "O prazo não pode ser antes da abertura.")
        if dados.get("uf") == Uf.DF and dados.get("publico") == PublicoCampanha.MUNICIPIOS:
            self.add_error("uf", "O Distrito Federal não tem municípios: escolha outro público.")
        return dados
