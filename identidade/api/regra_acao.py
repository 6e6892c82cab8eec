"""`/api/v1/regras-de-acao/`: de que resposta sai cada ação recomendada. Só a equipe da SGD."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from identidade.choices import CodigoProduto
from identidade.models import RegraAcao
from municipios.api.escolha import Escolha, SimOuNao
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista
from municipios.api.lista import Lista


class FiltroRegras(FiltroDeLista):
    produto = Escolha(choices=CodigoProduto.choices, required=False)
    ativa = SimOuNao(required=False, help_text="Só as que valem, ou só as desligadas.")


class RegraAcaoSerializer(serializers.ModelSerializer):
    produto = serializers.ChoiceField(
        choices=CodigoProduto.choices, source="produto_id", allow_null=True
    )

    class Meta:
        model = RegraAcao
        fields = [
            "codigo", "pergunta", "condicao", "valor", "acao", "razao", "produto", "ordem",
            "ativa",
        ]  # fmt: skip


class RegraAcaoLista(Lista):
    """As regras de recomendação, que se editam em /equipe/. Os demais recebem a lista vazia."""

    grupo = "Diagnósticos"
    nome = "regras-de-acao"
    ordem = ("codigo",)
    serializer_class = RegraAcaoSerializer
    filtro_class = FiltroRegras
    linha: Campos = {nome: nome for nome in RegraAcaoSerializer.Meta.fields} | {
        "produto": "produto_id"
    }

    def consulta(self, dados: dict[str, Any]) -> QuerySet[RegraAcao]:
        filtros = {nome: dados[nome] for nome in ("produto", "ativa") if nome in dados}
        return RegraAcao.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("acao"),)
