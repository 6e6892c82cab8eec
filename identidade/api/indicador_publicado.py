"""`/api/v1/indicadores-publicados/`: números que saíram fora do portal, com definição e fonte."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from identidade.models import IndicadorPublicado
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.lista import Lista


class IndicadorPublicadoSerializer(serializers.ModelSerializer):
    class Meta:
        model = IndicadorPublicado
        fields = [
            "codigo", "nome", "valor", "aproximado", "definicao", "data", "fonte", "endereco",
            "numero_do_portal",
        ]  # fmt: skip


class IndicadorPublicadoLista(Lista):
    """Números publicados antes do portal. Cada um tem a sua definição: não se somam."""

    publico = True
    grupo = "Consolidados"
    nome = "indicadores-publicados"
    ordem = ("codigo",)
    serializer_class = IndicadorPublicadoSerializer

    def consulta(self, dados: dict[str, Any]) -> QuerySet[IndicadorPublicado]:
        return IndicadorPublicado.objects.all()

    def campos(self, dados: dict[str, Any]) -> Campos:
        return {nome: nome for nome in IndicadorPublicadoSerializer.Meta.fields}

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("nome"),)
