"""O que se escreve num pedido de registro de autoridade, e o que a SGD responde."""

import uuid
from typing import Any

from django import forms

from municipios.choices import Esfera
from municipios.choices.pedido_autoridade import CARGOS, FaltaPedido
from municipios.forms.campo import CampoCPF, CampoDocumento, campo_motivo
from municipios.models import Ente, PedidoAutoridade
from municipios.validators import recusar_segredo

_CONDICOES = {"titular": "Titular: foi eleita(o) para o mandato"} | {
    "em_exercicio": "Em exercício: responde no lugar do titular (vice, presidente da Câmara…)"
}


class PedidoForm(forms.ModelForm):
    """Da própria pessoa: nome e CPF vêm do GOV.BR. `chave` faz do clique repetido um envio só.

    Para guardar e continuar depois, basta o cargo; para enviar, exige-se o resto.
    """

    chave = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    cargo = forms.ChoiceField(label="Cargo")
    condicao = forms.ChoiceField(label="Condição", choices=_CONDICOES.items(), initial="titular")
    inicio = forms.DateField(
        label="Início do mandato ou exercício",
        help_text="Dia, mês e ano: 01/01/2025.",
    )
    documento = CampoDocumento(
        label="Documento", help_text="Cópia inteira e nítida: PDF, PNG ou JPEG de até 10 MB."
    )

    class Meta:
        model = PedidoAutoridade
        fields: tuple[str, ...] = ("cargo", "condicao", "inicio", "prova", "documento", "email")
        help_texts = {"email": "Do gabinete ou da prefeitura; recebe os avisos sobre o termo."}

    def __init__(self, *args: Any, ente: Ente, **opcoes: Any) -> None:
        super().__init__(*args, **opcoes)
        cargo = self.fields["cargo"]
        cargo.choices = [(c, c) for c in CARGOS[Esfera(ente.esfera)]]  # type: ignore[attr-defined]
        self.initial.pop("documento", None)
        for nome in ("inicio", "prova", "documento"):
            self.fields[nome].required = self.enviar_ja
        if self.instance.documento_id:
            self.fields["documento"].required = False
            self.fields["documento"].help_text += " Deixe em branco para manter o que já enviou."

    @property
    def enviar_ja(self) -> bool:
        """Há dois botões: enviar, e guardar para continuar depois."""
        return "guardar" not in self.data

    def _post_clean(self) -> None:
        """Quem confere o pedido inteiro e grava é o domínio."""


class PropostaForm(PedidoForm):
    """De quem representa o ente: diz também quem é a pessoa."""

    nome = forms.CharField(label="Nome da nova autoridade", max_length=200)
    cpf = CampoCPF(help_text="É pelo CPF que ela ganha acesso ao entrar com o GOV.BR.")
    field_order = ["nome", "cpf"]

    class Meta(PedidoForm.Meta):
        fields = ("nome", "cpf", *PedidoForm.Meta.fields)


class CompletarMixin(forms.Form):
    observacao = forms.CharField(
        label="O que você quer dizer à SGD",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
        validators=[recusar_segredo],
        help_text="Se precisar explicar algo. Não escreva senhas nem CPFs.",
    )


class CompletarPedidoForm(CompletarMixin, PedidoForm):
    chave = None  # type: ignore[assignment]


class CompletarPropostaForm(CompletarMixin, PropostaForm):
    chave = None  # type: ignore[assignment]


class AceitarForm(forms.Form):
    """Os campos só aparecem quando alguém já consta no lugar."""

    mesma_pessoa = forms.BooleanField(
        label="É a mesma pessoa que já consta: pôr o CPF no registro dela", required=False
    )
    fim_do_anterior = forms.DateField(
        label="Último dia do mandato anterior",
        required=False,
        help_text="Dia, mês e ano. Em branco, fica a véspera do início do novo.",
    )
    motivo = forms.CharField(
        label="Por que o mandato anterior acabou",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
        validators=[recusar_segredo],
        help_text="Fim do mandato, renúncia, cassação… Fica no histórico do ente.",
    )


class DevolverForm(forms.Form):
    faltas = forms.MultipleChoiceField(
        label="O que falta",
        choices=FaltaPedido.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    texto = forms.CharField(
        label="Em outras palavras",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
        validators=[recusar_segredo],
        help_text="Quem pediu lê por e-mail e no portal. Não escreva senhas nem CPFs.",
    )


class RecusarForm(forms.Form):
    motivo = campo_motivo("Motivo, que quem pediu vai ler")

    def __init__(self, *args: Any, **opcoes: Any) -> None:
        super().__init__(*args, **opcoes)
        self.fields["motivo"].validators.append(recusar_segredo)
