"""`/api/v1/hubs/`: quem integra produtos para muitos entes. Público; as pessoas, não."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from municipios.api.detalhe import Detalhe
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista, campo_uf
from municipios.api.lista import Lista
from municipios.choices.hub import SituacaoHub, TipoHub
from municipios.models import Hub
from municipios.models.delegacao import quantos_entes


class FiltroHubs(FiltroDeLista):
    uf = campo_uf()
    tipo = Escolha(choices=TipoHub.choices, required=False)
    situacao = Escolha(choices=SituacaoHub.choices, required=False)


class HubSerializer(serializers.ModelSerializer):
    entes = serializers.IntegerField(help_text="Quantos entes lhe delegam hoje a visão.")
    ufs = serializers.ListField(
        child=serializers.CharField(), help_text="Siglas das UFs em que atua."
    )
    ente = serializers.CharField(
        source="ente_id", allow_null=True, help_text="Código do estado a que pertence."
    )

    class Meta:
        model = Hub
        fields = ["id", "nome", "sigla", "cnpj", "tipo", "ufs", "ente", "situacao", "entes"]


class HubEmComum:
    """O que a lista e o detalhe dizem de um hub."""

    publico = True
    grupo = "Hubs"
    serializer_class = HubSerializer

    @property
    def linha(self) -> Campos:
        return {nome: nome for nome in HubSerializer.Meta.fields} | {
            "ente": "ente_id",
            "entes": quantos_entes(),
        }

    @property
    def mudanca(self) -> tuple[Campo, ...]:
        return (Versao("nome"), quantos_entes())


class HubLista(HubEmComum, Lista):
    """Hubs: empresas estaduais de TI, consórcios e outras."""

    nome = "hubs"
    ordem = ("pk",)
    filtro_class = FiltroHubs

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Hub]:
        filtros: dict[str, Any] = {
            nome: dados[nome] for nome in ("tipo", "situacao") if nome in dados
        }
        if "uf" in dados:
            filtros["ufs__contains"] = [dados["uf"]]
        return Hub.objects.filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def colunas_do_csv(self, dados: dict[str, Any]) -> Campos:
        return {nome: campo for nome, campo in self.linha.items() if nome != "ufs"}

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class HubDetalhe(HubEmComum, Detalhe):
    """Um hub."""

    nome = "hub"

    def consulta(self) -> QuerySet[Hub]:
        return Hub.objects.all()

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca
