"""`/api/v1/servicos-do-balcao/`: o que se pode fazer numa unidade do Balcão."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from identidade.models import ServicoBalcao
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.lista import Lista


class ServicoBalcaoSerializer(serializers.ModelSerializer):
    sugestao = serializers.BooleanField(help_text="Não foi achado em norma nem em guia oficial.")

    class Meta:
        model = ServicoBalcao
        fields = ["codigo", "nome", "sugestao"]


class ServicoBalcaoLista(Lista):
    """O que se faz nas unidades do Balcão: os códigos que uma ficha aceita."""

    publico = True
    grupo = "Balcão GOV.BR"
    nome = "servicos-do-balcao"
    ordem = ("codigo",)
    serializer_class = ServicoBalcaoSerializer

    def consulta(self, dados: dict[str, Any]) -> QuerySet[ServicoBalcao]:
        return ServicoBalcao.objects.all()

    def campos(self, dados: dict[str, Any]) -> Campos:
        return {nome: nome for nome in ServicoBalcaoSerializer.Meta.fields}

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("nome"),)
