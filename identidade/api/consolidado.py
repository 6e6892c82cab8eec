"""`/api/v1/consolidados/`: as contagens do painel, cada uma com o seu denominador. Público."""

import re
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from rest_framework import serializers

from identidade.choices import CodigoProduto, Dimensao, Faixa, SituacaoImplantacao
from identidade.domain.indicador import DEFINICOES, DEFINICOES_DO_PRODUTO
from identidade.domain.painel import PAIS
from identidade.models import Contagem
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista
from municipios.api.lista import Lista
from municipios.choices import Esfera, FontePopulacao, Regiao, Uf
from municipios.models import Coorte

INDICADOR_DO_TOTAL = "entes"
INDICADORES = {
    INDICADOR_DO_TOTAL,
    *DEFINICOES,
    *(
        f"{produto}:{sufixo}"
        for produto in CodigoProduto.values
        for sufixo in (*SituacaoImplantacao.values, *DEFINICOES_DO_PRODUTO)
    ),
}
REFERENCIA_DA_POPULACAO = re.compile(rf"populacao:[0-9]{{4}}:({'|'.join(FontePopulacao.values)})")
CHAVES = {PAIS, *Regiao.values, *Uf.values, *Faixa.values}


class FiltroConsolidados(FiltroDeLista):
    dimensao = Escolha(choices=Dimensao.choices, required=False)
    chave = serializers.CharField(
        max_length=60,
        required=False,
        help_text="`BR`, a sigla da região ou da UF, a faixa, ou o código da coorte.",
    )
    esfera = Escolha(choices=Esfera.choices, required=False)
    indicador = serializers.CharField(
        max_length=40,
        required=False,
        help_text="`entes`, `aderiu`, `integrou`, `utiliza`, `<produto>:<situação>` ou "
        "`populacao:<ano>:<fonte>`.",
    )

    def validate_chave(self, chave: str) -> str:
        if chave not in CHAVES and not Coorte.objects.filter(codigo=chave).exists():
            raise serializers.ValidationError(
                "Não há recorte com esta chave. Use BR, a sigla da região ou da UF, a faixa "
                f"({', '.join(Faixa.values)}) ou um código de /api/v1/coortes/."
            )
        return chave

    def validate_indicador(self, indicador: str) -> str:
        if indicador not in INDICADORES and not REFERENCIA_DA_POPULACAO.fullmatch(indicador):
            raise serializers.ValidationError(
                "Não há este indicador. Use entes, aderiu, integrou, utiliza, "
                "<produto>:<situação> ou populacao:<ano>:<fonte>."
            )
        return indicador


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
