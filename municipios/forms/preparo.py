"""O que se escreve para preparar o termo de adesão."""

from typing import Any

from django import forms
from django.utils.html import format_html

from municipios.domain.preparo import CAMPOS
from municipios.models import Adesao, Diligencia


class RascunhoForm(forms.Form):
    """Salva-se pela metade: o que falta só impede gerar o documento. `versao` é a que se leu."""

    orgao = forms.CharField(
        label=CAMPOS["orgao"],
        max_length=200,
        required=False,
        help_text="Por exemplo: Secretaria Municipal de Administração.",
    )
    endereco = forms.CharField(
        label=CAMPOS["endereco"],
        max_length=300,
        required=False,
        help_text="Rua, número, bairro, cidade e CEP.",
    )
    email = forms.EmailField(
        label=CAMPOS["email"],
        max_length=254,
        required=False,
        help_text="O da prefeitura ou do gabinete, que continua quando as pessoas mudam.",
    )
    versao = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, adesao: Adesao, **kwargs: Any) -> None:
        kwargs["initial"] = adesao.dados | {"versao": adesao.versao}
        super().__init__(*args, **kwargs)
        if pedido := adesao.diligencias.first():
            self._por_ao_lado(pedido)

    def _por_ao_lado(self, pedido: Diligencia) -> None:
        """O que a SGD pediu por último, junto do campo de que fala."""
        for campo in CAMPOS:
            for texto in pedido.do_campo(campo):
                self.fields[campo].help_text = format_html(
                    "{}<br><strong>A SGD pediu:</strong> {}", self.fields[campo].help_text, texto
                )

    @property
    def dados(self) -> dict[str, str]:
        return {campo: self.cleaned_data[campo] for campo in CAMPOS}

    def passar_a(self, versao: int) -> None:
        """Da próxima vez, salvar vale por cima do que o outro gravou."""
        self.data = {**self.data.dict(), "versao": str(versao)}  # type: ignore[attr-defined]
