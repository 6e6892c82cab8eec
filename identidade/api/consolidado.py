"""`/api/v1/consolidados/`: as contagens do painel, cada uma com o seu denominador. Público."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from rest_framework import serializers

from identidade.choices import Dimensao
from identidade.models import Contagem
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista
from municipios.api.lista import Lista
from municipios.choices import Esfera

INDICADOR_DO_TOTAL = "entes"


class FiltroConsolidados(FiltroDeLista):
    dimensao = serializers.ChoiceField(choices=Dimensao.choices, required=False)
    chave = serializers.CharField(
        max_length=60,
        required=False,
        help_text="`BR`, a sigla da região ou da UF, a faixa, ou o código da coorte.",
    )
    esfera = serializers.ChoiceField(choices=Esfera.choices, required=False)
    indicador = serializers.CharField(
        max_length=40,
        required=False,
        help_text="`entes`, `aderiu`, `integrou`, `utiliza`, ou `<produto>:<situação>`.",
    )


class ConsolidadoSerializer(serializers.ModelSerializer):
    """Esferas nunca se somam: a população de um estado é a dos seus municípios."""

    total = serializers.IntegerField(help_text="Denominador: entes da esfera neste corte.")
    populacao_total = serializers.IntegerField(help_text="Habitantes de todos esses entes.")

    class Meta:
        model = Contagem
        fields = [
            "dimensao", "chave", "esfera", "indicador", "entes", "total", "populacao",
            "populacao_total",
        ]  # fmt: skip


class ConsolidadoLista(Lista):
    """Quantos entes e habitantes, por corte, esfera e indicador. Linha ausente vale zero."""

    publico = True
    grupo = "Consolidados"
    nome = "consolidados"
    ordem = ("dimensao", "chave", "esfera", "indicador")
    serializer_class = ConsolidadoSerializer
    filtro_class = FiltroConsolidados

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Contagem]:
        filtros = {nome: dados[nome] for nome in self.ordem if nome in dados}
        return Contagem.objects.filter(**filtros).exclude(entes=0)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return {nome: nome for nome in ConsolidadoSerializer.Meta.fields} | {
            "total": _do_total("entes"),
            "populacao_total": _do_total("populacao"),
        }

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("entes"), _do_total("entes"), _do_total("populacao"))


def _do_total(coluna: str) -> Subquery:
    total = Contagem.objects.filter(
        dimensao=OuterRef("dimensao"),
        chave=OuterRef("chave"),
        esfera=OuterRef("esfera"),
        indicador=INDICADOR_DO_TOTAL,
    )
    return Subquery(total.values(coluna)[:1])
