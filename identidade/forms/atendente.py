"""Indicar quem trabalha na unidade, mudar a função, conferir o nível da conta e encerrar."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms

from identidade.choices.balcao import NIVEIS_DO_ATENDENTE, PapelAtendente
from identidade.domain.atendente import (
    Funcao,
    conferir_nivel,
    encerrar,
    indicar,
    mudar,
)
from identidade.forms.implantacao import MotivoForm
from identidade.models import Atendente, Balcao
from municipios.models import Usuario
from municipios.validators import recusar_segredo


def _dia(rotulo: str, ajuda: str = "") -> forms.DateField:
    entrada = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=rotulo, required=False, widget=entrada, help_text=ajuda)


def _legivel(valor: Any) -> str:
    if isinstance(valor, date):
        return f"{valor:%d/%m/%Y}"
    return str(dict(PapelAtendente.choices).get(valor, valor or ""))


class FuncaoForm(forms.Form):
    papel = forms.ChoiceField(label="Papel", choices=PapelAtendente)
    curso = forms.CharField(
        label="Capacitação",
        max_length=160,
        required=False,
        validators=[recusar_segredo],
        help_text="O nome do curso que a pessoa concluiu.",
    )
    curso_em = _dia("Capacitação concluída em")

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or {}
        if bool(dados.get("curso")) != bool(dados.get("curso_em")) and not self.errors:
            falta = "curso_em" if dados.get("curso") else "curso"
            self.add_error(falta, "Diga qual foi a capacitação e o dia em que acabou.")
        return dados

    @property
    def funcao(self) -> Funcao:
        return Funcao(*(self.cleaned_data[nome] for nome in ("papel", "curso", "curso_em")))


class IndicarForm(FuncaoForm):
    field_order = ["nome", "papel", "inicio"]
    nome = forms.CharField(
        label="Nome completo",
        max_length=200,
        validators=[recusar_segredo],
        help_text="Só o nome: não escreva o CPF. Quem não age pelo ente nem é da SGD não o vê.",
    )
    inicio = _dia("Na unidade desde", "Em branco, vale hoje.")

    def agir(self, balcao: Balcao, *, por: Usuario) -> Atendente:
        ditos = {nome: self.cleaned_data[nome] for nome in ("nome", "inicio")}
        return indicar(balcao, self.funcao, por=por, **ditos)


class MudarForm(FuncaoForm):
    versao = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def agir(self, atendente: Atendente, *, por: Usuario) -> Atendente:
        return mudar(atendente, self.funcao, por=por, versao=self.cleaned_data["versao"])

    def passar_a(self, versao: int) -> None:
        """Da próxima vez, salvar vale por cima do que o outro gravou."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["versao"] = str(versao)  # type: ignore[index]

    def diferencas(self, atual: Atendente) -> list[tuple[str, str, str]]:
        """(campo, como ficou gravado, o que você escreveu)."""
        pares = {c: (getattr(atual, c), v) for c, v in asdict(self.funcao).items()}
        return [
            (str(self.fields[campo].label), _legivel(gravado), _legivel(seu))
            for campo, (gravado, seu) in pares.items()
            if gravado != seu
        ]


class ConferirForm(forms.Form):
    nivel = forms.ChoiceField(label="Nível da conta GOV.BR", choices=NIVEIS_DO_ATENDENTE)
    em = _dia("Conferido em", "Em branco, vale hoje.")

    def agir(self, atendente: Atendente, *, por: Usuario) -> Atendente:
        return conferir_nivel(atendente, por=por, **self.cleaned_data)


class EncerrarForm(MotivoForm):
    fim = _dia("Último dia na unidade", "Em branco, vale hoje.")

    def agir(self, atendente: Atendente, *, por: Usuario) -> Atendente:
        return encerrar(atendente, por=por, **self.cleaned_data)


# O verbo, como está no endereço, com o que a página diz dele.
FORMS: dict[str, tuple[str, Callable[..., Any]]] = {
    "conferir": ("Conferir o nível da conta", ConferirForm),
    "mudar": ("Mudar o papel ou a capacitação", MudarForm),
    "encerrar": ("A pessoa saiu da unidade", EncerrarForm),
}


def form_do_verbo(verbo: str, atendente: Atendente, enviado: Any = None) -> Any:
    nomes = ("papel", "curso", "curso_em", "versao", "nivel")
    inicial = {nome: getattr(atendente, nome) for nome in nomes} if enviado is None else None
    return FORMS[verbo][1](enviado, initial=inicial, auto_id=f"id_{verbo}_%s")
