"""Filtros da lista de entes."""

from django import forms

from municipios.choices import Esfera, Regiao, Uf
from municipios.models import Coorte
from municipios.models.ente import EnteQuerySet

QUALQUER = ("", "Qualquer")
SIM_OU_NAO = {"sim": True, "nao": False}


class EnteFiltroForm(forms.Form):
    """Filtro inválido não derruba a página: a lista vem sem ele, e o campo diz o erro."""

    busca = forms.CharField(label="Nome, código IBGE ou CNPJ", required=False, max_length=120)
    esfera = forms.ChoiceField(required=False, choices=[QUALQUER, *Esfera.choices])
    uf = forms.ChoiceField(label="UF", required=False, choices=[QUALQUER, *Uf.choices])
    regiao = forms.ChoiceField(label="Região", required=False, choices=[QUALQUER, *Regiao.choices])
    coorte = forms.ModelChoiceField(
        Coorte.objects.all(),
        label="Grupo prioritário",
        required=False,
        to_field_name="codigo",
        empty_label="Qualquer",
    )
    aderiu = forms.ChoiceField(
        label="Está na Rede?",
        required=False,
        choices=[QUALQUER, ("sim", "Sim"), ("nao", "Não")],
    )

    def filtrar(self, entes: EnteQuerySet) -> EnteQuerySet:
        self.is_valid()
        dados = self.cleaned_data
        for campo in ("esfera", "uf", "regiao"):
            if dados.get(campo):
                entes = entes.filter(**{campo: dados[campo]})
        if dados.get("coorte"):
            entes = entes.filter(consolidado__coortes__contains=[dados["coorte"].codigo])
        if dados.get("aderiu"):
            entes = entes.filter(consolidado__aderiu=SIM_OU_NAO[dados["aderiu"]])
        return entes

    @property
    def texto(self) -> str:
        return str(self.cleaned_data.get("busca") or "").strip()
