"""A ficha de uma unidade do Balcão, com a semana dela; e os filtros da lista pública."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import time
from decimal import Decimal
from typing import Any

from django import forms

from identidade.choices.balcao import DiaDaSemana, RecursoAcessibilidade, fuso_da_uf
from identidade.domain.balcao import Ficha, ficha_de
from identidade.domain.horario_balcao import PERIODOS_POR_DIA, Periodo
from identidade.models import Balcao, Implantacao, ServicoBalcao
from identidade.models.balcao import BalcaoQuerySet
from municipios.choices import Uf
from municipios.validators import compactar, recusar_segredo

UTEIS = (DiaDaSemana.TERCA, DiaDaSemana.QUARTA, DiaDaSemana.QUINTA, DiaDaSemana.SEXTA)
PERIODOS = range(1, PERIODOS_POR_DIA + 1)
TEXTOS_LIVRES = (
    "logradouro", "complemento", "bairro", "telefone", "acessibilidade_nota", "horario_nota",
)  # fmt: skip


CASAS, MAIOR_ANGULO = Decimal("0.00001"), 180


class CampoCoordenada(forms.DecimalField):
    """Como o mapa a dá: com ponto ou vírgula, e casas de sobra, que se cortam."""

    def __init__(self, **opcoes: Any) -> None:
        entrada = forms.TextInput(attrs={"inputmode": "text"})
        super().__init__(required=False, widget=entrada, **opcoes)

    def to_python(self, value: Any) -> Any:
        valor: Any = super().to_python(value.replace(",", ".") if isinstance(value, str) else value)
        grande = valor is None or not valor.is_finite() or abs(valor) > MAIOR_ANGULO
        return valor if grande else valor.quantize(CASAS)


def _hora(rotulo: str) -> forms.TimeField:
    entrada = forms.TimeInput(attrs={"type": "time", "aria-label": rotulo}, format="%H:%M")
    return forms.TimeField(label=rotulo, required=False, widget=entrada)


class BalcaoForm(forms.ModelForm):
    """`versao` é a que se leu. A semana são campos à parte: até dois períodos por dia."""

    versao = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False, initial=0)
    cep = forms.RegexField(
        r"^[0-9]{5}-?[0-9]{3}$",
        label="CEP",
        max_length=9,
        error_messages={"invalid": "O CEP tem 8 números, como 36570-000."},
    )
    latitude = CampoCoordenada(
        label="Latitude", help_text="Para o mapa, como -20,75389. Em branco, se não souber."
    )
    longitude = CampoCoordenada(label="Longitude", help_text="Como -42,88194.")
    acessibilidade = forms.MultipleChoiceField(
        choices=RecursoAcessibilidade, required=False, widget=forms.CheckboxSelectMultiple
    )
    servicos = forms.ModelMultipleChoiceField(
        ServicoBalcao.objects.all(),
        label="O que se faz ali",
        help_text="As sugestões não foram achadas em norma nem em guia oficial.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    repetir = forms.BooleanField(
        label="De terça a sexta, o mesmo horário da segunda",
        required=False,
        help_text="Vale para os dias que você deixar em branco.",
    )

    class Meta:
        model = Balcao
        fields = (
            "logradouro", "complemento", "bairro", "cep", "telefone", "email", "latitude",
            "longitude", "acessibilidade", "acessibilidade_nota", "internet_gratuita", "servicos",
            "aberto_em", "fuso", "horario_nota",
        )  # fmt: skip
        widgets = {"aberto_em": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "logradouro": "Como Praça do Rosário, 1.",
            "telefone": "O da unidade, que aparece para todos: (31) 3899-0000.",
            "email": "O da unidade, que aparece para todos.",
            "acessibilidade_nota": "O que mais ajuda quem vai até lá.",
            "aberto_em": "Pode ser um dia que ainda vem. A unidade só aparece para todos nele.",
            "horario_nota": "Como “não abre em feriado municipal”.",
        }

    def __init__(self, *args: Any, implantacao: Implantacao, **opcoes: Any) -> None:
        super().__init__(*args, **opcoes)
        for nome in TEXTOS_LIVRES:
            self.fields[nome].validators.append(recusar_segredo)
        for nome, _, rotulo in _celulas():
            self.fields[nome] = _hora(rotulo)
        self.fields["servicos"].label_from_instance = (  # type: ignore[attr-defined]
            lambda servico: f"{servico} (sugestão)" if servico.sugestao else str(servico)
        )
        if self.instance.pk:
            self.initial["versao"] = self.instance.versao
            self.initial.update(_semana_gravada(ficha_de(self.instance)))
        else:
            self.initial["fuso"] = fuso_da_uf(implantacao.ente.uf)

    @property
    def da_ficha(self) -> list[forms.BoundField]:
        """Os campos fora da semana, na ordem da página."""
        fora = {"repetir", "versao", *(nome for nome, _, _ in _celulas())}
        return [campo for campo in self if campo.name not in fora]

    @property
    def dias(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            (dia.label, [self[nome] for nome, do_dia, _ in _celulas() if do_dia == dia])
            for dia in DiaDaSemana
        ]

    def clean_cep(self) -> str:
        return compactar(self.cleaned_data["cep"])

    def clean(self) -> dict[str, Any]:
        dados: dict[str, Any] = super().clean() or {}
        for dia in DiaDaSemana:
            for numero in PERIODOS:
                abre, fecha = f"abre_{dia}_{numero}", f"fecha_{dia}_{numero}"
                falta = fecha if dados.get(abre) else abre
                if bool(dados.get(abre)) != bool(dados.get(fecha)) and falta not in self.errors:
                    self.add_error(falta, "Diga a que horas abre e a que horas fecha.")
        return dados

    @property
    def ficha(self) -> Ficha:
        dados = {f.name: self.cleaned_data[f.name] for f in fields(Ficha) if f.name != "horarios"}
        return Ficha(**dados, horarios=self._horarios())

    def _horarios(self) -> list[Periodo]:
        semana = {dia: list(self._do_dia(dia)) for dia in DiaDaSemana}
        if self.cleaned_data["repetir"]:
            for dia in UTEIS:
                semana[dia] = semana[dia] or semana[DiaDaSemana.SEGUNDA]
        return [Periodo(dia, *horas) for dia, do_dia in semana.items() for horas in do_dia]

    def _do_dia(self, dia: DiaDaSemana) -> Iterator[tuple[time, time]]:
        for numero in PERIODOS:
            abre = self.cleaned_data[f"abre_{dia}_{numero}"]
            if abre is not None:
                yield abre, self.cleaned_data[f"fecha_{dia}_{numero}"]

    def passar_a(self, versao: int) -> None:
        """Da próxima vez, salvar vale por cima do que o outro gravou."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["versao"] = str(versao)  # type: ignore[index]


class BalcaoFiltroForm(forms.Form):
    """Filtro inválido não derruba a página: a lista vem sem ele, e o campo diz o erro."""

    busca = forms.CharField(label="Cidade, unidade ou bairro", required=False, max_length=120)
    uf = forms.ChoiceField(label="UF", required=False, choices=[("", "Qualquer"), *Uf.choices])

    def filtrar(self, balcoes: BalcaoQuerySet) -> BalcaoQuerySet:
        self.is_valid()
        dados = self.cleaned_data
        if dados.get("uf"):
            balcoes = balcoes.da_uf(dados["uf"])
        texto = str(dados.get("busca") or "").strip()
        return balcoes.buscar(texto) if texto else balcoes


def _celulas() -> Iterator[tuple[str, DiaDaSemana, str]]:
    """Os campos da semana: nome, dia e rótulo, na ordem em que se leem."""
    for dia in DiaDaSemana:
        for numero in PERIODOS:
            for ponta in ("abre", "fecha"):
                rotulo = f"{dia.label}, {numero}º período, {ponta} às"
                yield f"{ponta}_{dia}_{numero}", dia, rotulo


def _semana_gravada(ficha: Ficha) -> dict[str, time]:
    gravada: dict[str, time] = {}
    for dia in DiaDaSemana:
        do_dia = [p for p in ficha.horarios if p.dia == dia]
        for numero, periodo in enumerate(do_dia, start=1):
            gravada[f"abre_{dia}_{numero}"] = periodo.abre
            gravada[f"fecha_{dia}_{numero}"] = periodo.fecha
    return gravada
