"""O volume de cada mês de um ano: só o que a pessoa mudou é gravado."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format

from identidade.domain.uso import VOLUME_MAXIMO, informar
from identidade.models import Implantacao
from municipios.models import Usuario


class UsoForm(forms.Form):
    """Cada campo leva escondido o valor que a página mostrou.

    Assim, quem abriu a página antes de outra pessoa gravar não desfaz o que ela escreveu.
    """

    def __init__(
        self, *args: Any, meses: Iterable[date], gravados: dict[date, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.mes_do_campo = {f"m{mes:%Y%m}": mes for mes in meses}
        for nome, mes in self.mes_do_campo.items():
            self.fields[nome] = forms.IntegerField(
                label=date_format(mes, r"F \d\e Y"),
                required=False,
                initial=gravados.get(mes),
                min_value=0,
                max_value=VOLUME_MAXIMO,
                show_hidden_initial=True,
            )

    def clean(self) -> dict[str, Any]:
        dados = super().clean() or {}
        for nome in self.changed_data:
            if nome not in self.errors and dados.get(nome) is None:
                self.add_error(
                    nome,
                    "O que já foi informado não se apaga. Se ninguém usou nesse mês, escreva 0.",
                )
        return dados

    def agir(self, implantacao: Implantacao, *, por: Usuario) -> int:
        volumes = {self.mes_do_campo[n]: self.cleaned_data[n] for n in self.changed_data}
        return informar(implantacao, volumes, por=por)
