"""Enviar o relatório do mês, ou dizer que não houve nada."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from identidade.domain.relatorio_hub import PRIMEIRO_MES
from identidade.models.linha_relatorio import LinhaRelatorioQuerySet
from municipios.forms.campo import CampoArquivo, campo_motivo

MESES_OFERECIDOS = 24


def meses_a_informar(hoje: date | None = None) -> list[date]:
    """Do mês passado para trás, e por fim o de agora, que ainda não acabou."""
    mes = (hoje or timezone.localdate()).replace(day=1)
    meses = []
    for _ in range(MESES_OFERECIDOS):
        meses.append(mes)
        mes = date(mes.year - (mes.month == 1), (mes.month - 2) % 12 + 1, 1)
    uteis = [mes for mes in meses if mes >= PRIMEIRO_MES]
    return [*uteis[1:], *uteis[:1]]


class RelatorioForm(forms.Form):
    mes = forms.TypedChoiceField(label="Mês de referência", coerce=date.fromisoformat)
    arquivo = CampoArquivo(
        label="Arquivo do relatório",
        required=False,
        allow_empty_file=True,
        grande="O arquivo passa de 10 MB. Confira se é o arquivo certo; se for, divida-o em dois.",
        help_text="No leiaute oficial: 14 colunas, separadas por ponto e vírgula. Até 10 MB e "
        "20 mil linhas. Sem arquivo, o relatório do mês fica vazio: nada de novo.",
    )

    def __init__(self, *args: Any, **opcoes: Any) -> None:
        super().__init__(*args, **opcoes)
        campo: Any = self.fields["mes"]
        campo.choices = [(mes.isoformat(), f"{mes:%m/%Y}") for mes in meses_a_informar()]


class FiltroLinhasForm(forms.Form):
    """O que não se entende, não filtra."""

    busca = forms.CharField(
        label="Ente, órgão, objetivo ou protocolo", required=False, max_length=100
    )
    delegacao = forms.ChoiceField(
        label="Delegação",
        required=False,
        choices=[("", "Todas"), ("sem", "Sem delegação")],
    )

    @property
    def escolhidos(self) -> dict[str, str]:
        self.is_valid()
        return {nome: valor for nome, valor in self.cleaned_data.items() if valor}

    def filtrar(self, linhas: LinhaRelatorioQuerySet) -> LinhaRelatorioQuerySet:
        escolhidos = self.escolhidos
        if "busca" in escolhidos:
            linhas = linhas.buscar(escolhidos["busca"])
        return linhas.sem_delegacao() if "delegacao" in escolhidos else linhas


class ReabrirForm(forms.Form):
    motivo = campo_motivo("Por que reabrir")
