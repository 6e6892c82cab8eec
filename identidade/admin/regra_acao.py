from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from identidade.choices import Condicao, TipoPergunta
from identidade.models import Pergunta, RegraAcao
from municipios.admin.base import AdminDaEquipe
from municipios.permissions import coordena


class RegraAcaoForm(forms.ModelForm):
    """A pergunta se escolhe da lista, e o valor tem de ser uma resposta que ela aceita."""

    pergunta = forms.ChoiceField(
        label="Pergunta", help_text="As do questionário, de todas as versões."
    )

    class Meta:
        model = RegraAcao
        fields = (
            "codigo", "pergunta", "condicao", "valor", "acao", "razao", "produto", "ordem", "ativa",
        )  # fmt: skip

    def __init__(self, *args: Any, **opcoes: Any) -> None:
        super().__init__(*args, **opcoes)
        da_mais_nova = Pergunta.objects.order_by("codigo", "-secao__questionario__versao")
        self.perguntas = {p.codigo: p for p in da_mais_nova.distinct("codigo")}
        escolhas = [(p.codigo, f"{p.texto} ({p.codigo})") for p in self.perguntas.values()]
        if "pergunta" in self.fields:
            self.fields["pergunta"].choices = [("", "Escolha"), *escolhas]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or {}
        pergunta = self.perguntas.get(dados.get("pergunta", ""))
        if pergunta and "valor" in dados and "condicao" in dados:
            recusa = porque_nao_serve(pergunta, dados["condicao"], dados["valor"])
            if recusa:
                self.add_error("valor", recusa)
        return dados


def porque_nao_serve(pergunta: Pergunta, condicao: str, valor: str) -> str:
    """Vazio: a regra pode valer para alguma resposta."""
    compara = condicao in (Condicao.MAIOR, Condicao.MENOR)
    if compara and pergunta.tipo != TipoPergunta.NUMERO:
        return "“Maior” e “menor” só servem para pergunta de número."
    aceitas = ["sim", "não"] if pergunta.tipo == TipoPergunta.SIM_NAO else pergunta.opcoes
    if aceitas and valor not in aceitas:
        return f"A resposta desta pergunta é uma destas: {', '.join(aceitas)}."
    if pergunta.tipo == TipoPergunta.NUMERO and not valor.isdigit():
        return "A resposta desta pergunta é um número inteiro."
    return ""


@admin.register(RegraAcao)
class RegraAcaoAdmin(AdminDaEquipe):
    """Cada regra se lê como frase: se a resposta é esta, recomendar aquilo, porque."""

    form = RegraAcaoForm
    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("__str__", "produto", "ordem", "ativa", "pergunta_existe")
    list_filter = ("ativa", "produto")
    list_select_related = ("produto",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return RegraAcao.objects.com_pergunta()

    @admin.display(description="a pergunta existe na versão publicada", boolean=True)
    def pergunta_existe(self, regra: Any) -> bool:
        """Sem a pergunta, a regra nunca vale: mude o código dela ou desligue a regra."""
        return bool(regra.tem_pergunta)

    def get_readonly_fields(self, request: object, obj: object = None) -> tuple[str, ...]:
        return ("codigo",) if obj else ()
