"""Convidar entes para um evento, e responder ao convite."""

from typing import Any

from django import forms

from municipios.models import Coorte, Ente, Membro
from municipios.models.inscricao import MAXIMO_DE_PESSOAS


class ConvidarForm(forms.Form):
    coorte = forms.ModelChoiceField(
        Coorte.objects.all(), label="Todos de uma coorte", required=False
    )
    codigos = forms.CharField(
        label="Entes escolhidos",
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Códigos do IBGE, separados por espaço, vírgula ou linha.",
    )

    de_novo = forms.BooleanField(
        label="Mandar outro e-mail a quem foi convidado e não respondeu",
        required=False,
        help_text="O endereço do e-mail novo vale no lugar do antigo.",
    )

    def clean(self) -> dict[str, Any]:
        """Entrega `entes`, os códigos da coorte e os escolhidos, e `de_novo`."""
        dados: dict[str, Any] = super().clean() or {}
        escolhidos = set(dados.get("codigos", "").replace(",", " ").replace(";", " ").split())
        achados = set(Ente.objects.filter(pk__in=escolhidos).values_list("pk", flat=True))
        if estranhos := sorted(escolhidos - achados):
            self.add_error("codigos", f"Não há ente com estes códigos: {', '.join(estranhos)}.")
        if dados.get("coorte"):
            atuais = Membro.objects.atuais().filter(coorte=dados["coorte"])
            achados |= set(atuais.values_list("ente", flat=True))
        if not achados and not self.errors:
            raise forms.ValidationError("Escolha uma coorte com membros, ou escreva os códigos.")
        return {"entes": achados, "de_novo": bool(dados.get("de_novo"))}


class RespostaForm(forms.Form):
    vem = forms.TypedChoiceField(
        label="O ente vai participar?",
        choices=[("sim", "Sim"), ("nao", "Não")],
        coerce=lambda valor: valor == "sim",
        widget=forms.RadioSelect,
    )
    pessoas = forms.IntegerField(
        label="Quantas pessoas", min_value=1, max_value=MAXIMO_DE_PESSOAS, initial=1
    )
    nomes = forms.CharField(
        label="Nomes de quem vem",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Opcional, um por linha. Não escreva CPF. Só a equipe da SGD lê.",
    )
