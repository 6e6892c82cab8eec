"""`/api/v1/populacoes/`: habitantes por ente, ano e fonte. Público."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista, campo_ano, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.choices import FontePopulacao
from municipios.models import Populacao


class FiltroPopulacoes(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    ano = campo_ano()
    fonte = Escolha(choices=FontePopulacao.choices, required=False)


class PopulacaoSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    nome = serializers.CharField(source="ente.nome")
    uf = serializers.CharField(source="ente.uf")

    class Meta:
        model = Populacao
        fields = ["ente", "nome", "uf", "ano", "fonte", "valor"]


class PopulacaoLista(Lista):
    """População de referência, como o IBGE a publicou."""

    publico = True
    grupo = "Entes"
    nome = "populacoes"
    ordem = ("ente", "ano", "fonte")
    serializer_class = PopulacaoSerializer
    filtro_class = FiltroPopulacoes

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Populacao]:
        return por_ente(Populacao.objects.all(), dados, "ano", "fonte")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return {
            "ente": "ente_id",
            "nome": "ente__nome",
            "uf": "ente__uf",
            "ano": "ano",
            "fonte": "fonte",
            "valor": "valor",
        }

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("valor"), Versao("ente__nome"))
