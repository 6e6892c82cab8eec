"""Uma seção do diagnóstico: os campos saem das perguntas, e salva-se pela metade."""

from datetime import date
from typing import Any

from django import forms
from django.utils.html import escape

from identidade.choices import TipoPergunta
from identidade.domain.diagnostico import MAIOR_NUMERO, MAIOR_TEXTO
from identidade.models import Pergunta, RespostaSecao, Secao
from municipios.validators import recusar_segredo

SEM_RESPOSTA = ("", "Sem resposta")
SIM, NAO = "sim", "nao"
EXIGIDA = "obrigatória para enviar"


class SecaoForm(forms.Form):
    """`versao` é a que se leu; `dados` traz os valores no tipo que o domínio guarda."""

    versao = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, secao: Secao, gravada: RespostaSecao | None, **kw: Any) -> None:
        self.perguntas = list(secao.perguntas.all())
        gravados = gravada.dados if gravada else {}
        kw["initial"] = {codigo: _no_campo(valor) for codigo, valor in gravados.items()}
        kw["initial"]["versao"] = gravada.versao if gravada else 0
        super().__init__(*args, **kw)
        for pergunta in self.perguntas:
            self.fields[pergunta.codigo] = campo(pergunta)
            if pergunta.obrigatoria:
                self.fields[pergunta.codigo].exigencia = EXIGIDA  # type: ignore[attr-defined]

    @property
    def dados(self) -> dict[str, Any]:
        return {p.codigo: _do_campo(p, self.cleaned_data[p.codigo]) for p in self.perguntas}

    def passar_a(self, versao: int) -> None:
        """Da próxima vez, salvar vale por cima do que o outro gravou."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["versao"] = str(versao)  # type: ignore[index]


def campo(pergunta: Pergunta) -> forms.Field:
    """Nada é obrigatório ao salvar: o que falta só impede enviar."""
    comum: dict[str, Any] = {
        "label": pergunta.texto,
        "required": False,
        "help_text": escape(pergunta.ajuda),
    }
    opcoes = [(opcao, opcao) for opcao in pergunta.opcoes]
    match pergunta.tipo:
        case TipoPergunta.SIM_NAO:
            return forms.ChoiceField(choices=[SEM_RESPOSTA, (SIM, "Sim"), (NAO, "Não")], **comum)
        case TipoPergunta.ESCOLHA:
            return forms.ChoiceField(choices=[SEM_RESPOSTA, *opcoes], **comum)
        case TipoPergunta.VARIAS:
            widget = forms.CheckboxSelectMultiple
            return forms.MultipleChoiceField(choices=opcoes, widget=widget, **comum)
        case TipoPergunta.NUMERO:
            return forms.IntegerField(min_value=0, max_value=MAIOR_NUMERO, **comum)
        case TipoPergunta.DATA:
            widget_data = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            return forms.DateField(widget=widget_data, **comum)
        case _:
            return forms.CharField(max_length=MAIOR_TEXTO, validators=[recusar_segredo], **comum)


def _no_campo(valor: Any) -> Any:
    if isinstance(valor, bool):
        return SIM if valor else NAO
    return valor


def _do_campo(pergunta: Pergunta, valor: Any) -> Any:
    if isinstance(valor, date):
        return valor.isoformat()
    if pergunta.tipo == TipoPergunta.SIM_NAO:
        return {SIM: True, NAO: False}.get(valor)
    return valor
