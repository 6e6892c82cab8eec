"""Começar uma implantação; parar e retomar com motivo."""

from typing import Any

from django import forms

from identidade.domain.implantacao import criar_implantacao
from identidade.domain.pre_requisito import Opcao, PreRequisitoNaoAtendido
from identidade.models import Implantacao
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Ente, Usuario
from municipios.validators import recusar_segredo


class ImplantacaoForm(forms.Form):
    """Os caminhos vêm de fora, com as faltas já calculadas: o que falta se lê antes de escrever."""

    roteiro = forms.TypedChoiceField(
        label="O que você quer começar", widget=forms.RadioSelect, coerce=int
    )
    nome = forms.CharField(
        label="Sistema ou unidade",
        max_length=120,
        validators=[recusar_segredo],
        help_text="Onde o produto será usado. Por exemplo: Portal do cidadão, Unidade Centro.",
    )
    url = forms.URLField(
        label="Endereço do sistema",
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text="A produção exige domínio oficial do governo e HTTPS.",
    )

    def __init__(self, *args: Any, opcoes: list[Opcao], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roteiros = {opcao.roteiro.pk: opcao.roteiro for opcao in opcoes}
        self.fields["roteiro"].choices = [  # type: ignore[attr-defined]
            (pk, f"{roteiro.produto.nome}: {roteiro.get_via_display()}")
            for pk, roteiro in self.roteiros.items()
        ]

    def criar(self, ente: Ente, *, por: Usuario) -> Implantacao | None:
        """Chama o domínio; a recusa vira erro do campo, e nada do que se escreveu se perde."""
        roteiro = self.roteiros[self.cleaned_data["roteiro"]]
        try:
            return criar_implantacao(
                ente,
                produto=roteiro.produto,
                via=roteiro.via,
                nome=self.cleaned_data["nome"],
                url=self.cleaned_data["url"],
                por=por,
            )
        except PreRequisitoNaoAtendido as recusa:
            self.add_error("roteiro", [str(falta) for falta in recusa.faltas])
        except TransicaoInvalida as recusa:
            self.add_error("nome", str(recusa))
        return None


class MotivoForm(forms.Form):
    motivo = forms.CharField(
        label="Motivo",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
        validators=[recusar_segredo],
        help_text="Fica no histórico, e a outra parte o lê. Não escreva senhas nem CPFs.",
    )
