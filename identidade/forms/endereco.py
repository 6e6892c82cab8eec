"""Os endereços do sistema de uma implantação."""

from typing import Any

from django import forms

from identidade.domain.endereco import mudar_enderecos
from identidade.models import Implantacao
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Usuario
from municipios.validators import recusar_segredo


def _endereco(rotulo: str, ajuda: str, maior: int) -> forms.URLField:
    return forms.URLField(
        label=rotulo,
        help_text=ajuda,
        max_length=maior,
        required=False,
        assume_scheme="https",
        validators=[recusar_segredo],
    )


class EnderecoForm(forms.Form):
    url = _endereco("Endereço do sistema", "A página que a população abre.", 300)
    url_entrada = _endereco(
        "Endereço do botão de entrada",
        "O que o botão “Entrar com GOV.BR” abre. Vazio: a verificação o procura na página.",
        500,
    )
    url_saida = _endereco(
        "Endereço de saída",
        "O que sai do sistema e do GOV.BR, como está no cadastro da integração.",
        500,
    )

    def mudar(self, implantacao: Implantacao, *, por: Usuario) -> Implantacao | None:
        """Chama o domínio; a recusa vira erro do campo de que ela fala."""
        dados: dict[str, Any] = self.cleaned_data
        try:
            return mudar_enderecos(implantacao, por=por, **dados)
        except TransicaoInvalida as recusa:
            self.add_error(recusa.codigo if recusa.codigo in self.fields else None, str(recusa))
        return None
