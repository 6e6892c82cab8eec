"""O que se manda ao concordar com um plano e ao escolher da cesta."""

from collections.abc import Sequence
from typing import Any

from django import forms

from identidade.domain.cesta import Oferta


class ConcordarForm(forms.Form):
    """A versão que a pessoa tinha na tela: se o plano mudou, o domínio recusa."""

    versao = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32767)


class CestaForm(forms.Form):
    escolhidas = forms.MultipleChoiceField(
        label="O que pôr no plano",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Marque ao menos uma ação."},
    )

    def __init__(self, *args: Any, ofertas: Sequence[Oferta], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        livres = [oferta for oferta in ofertas if not oferta.no_plano]
        self.fields["escolhidas"].choices = [  # type: ignore[attr-defined]
            (oferta.chave, oferta.conteudo.titulo) for oferta in livres
        ]
