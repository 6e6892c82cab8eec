"""`/api/v1/delegacoes/`: que hubs cada ente deixa ver as suas implantações."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import path, reverse
from rest_framework import serializers
from rest_framework.request import Request

from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.choices.hub import SituacaoDelegacao
from municipios.domain.delegacao import delegar, prorrogar, revogar
from municipios.models import Delegacao, Hub


class FiltroDelegacoes(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    hub = serializers.IntegerField(min_value=1, max_value=MAIOR_ID, required=False)
    situacao = Escolha(choices=SituacaoDelegacao.choices, required=False)


class DelegacaoSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    uf = serializers.CharField(source="ente.uf")
    hub = serializers.IntegerField(source="hub_id")

    class Meta:
        model = Delegacao
        fields = [
            "id", "ente", "uf", "hub", "situacao", "inicio", "fim", "delegada_em", "revogada_em",
        ]  # fmt: skip


class DelegacaoNova(EntradaJson):
    ente = CampoEnte()
    hub = serializers.IntegerField(min_value=1, max_value=MAIOR_ID)
    fim = serializers.DateField(required=False, allow_null=True, help_text="Sem ele, sem prazo.")
    motivo = serializers.CharField(
        max_length=2000, required=False, help_text="Obrigatório para a SGD: como o ente pediu."
    )

    def validate_hub(self, pk: int) -> Hub:
        hub = Hub.objects.ativos().filter(pk=pk).first()
        if hub is None:
            raise serializers.ValidationError(
                "Não há hub ativo com este número. Veja /api/v1/hubs/."
            )
        return hub


class DelegacaoEmComum:
    """O que a lista e o detalhe dizem de uma delegação."""

    grupo = "Hubs"
    serializer_class = DelegacaoSerializer
    linha: Campos = {nome: nome for nome in DelegacaoSerializer.Meta.fields} | {
        "ente": "ente_id",
        "uf": "ente__uf",
        "hub": "hub_id",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"), Versao("ente__uf"))


class DelegacaoLista(DelegacaoEmComum, Lista):
    """Delegações dos entes por que você responde, e as que o seu hub recebeu e valem hoje."""

    nome = "delegacoes"
    ordem = ("pk",)
    filtro_class = FiltroDelegacoes
    entrada_class = DelegacaoNova
    verbo = "delegar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Delegacao]:
        return por_ente(Delegacao.objects.visiveis_para(self.pessoa), dados, "hub", "situacao")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Deixar um hub ver as implantações do ente."""
        dados = DelegacaoNova.ler(request)
        nova = delegar(dados.pop("ente"), por=self.pessoa, **dados)
        resposta = responder_linha(Delegacao.objects.filter(pk=nova.pk), self.linha, status=201)
        resposta["Location"] = reverse("api_delegacao", args=[nova.pk])
        return resposta


class DelegacaoDetalhe(DelegacaoEmComum, Detalhe):
    """Uma delegação."""

    nome = "delegacao"

    def consulta(self) -> QuerySet[Delegacao]:
        return Delegacao.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class DelegacaoAto(DelegacaoDetalhe, Ato):
    """Prorrogar: muda o último dia. Revogar: o hub deixa de ver já no pedido seguinte."""


class NovoPrazo(EntradaJson):
    fim = serializers.DateField(allow_null=True, help_text="Nulo: sem prazo.")
    motivo = serializers.CharField(
        max_length=2000, required=False, help_text="Obrigatório para a SGD: como o ente pediu."
    )


ENDERECOS = [
    path("delegacoes/", DelegacaoLista.as_view(), name="api_delegacoes"),
    path("delegacoes/<int:pk>/", DelegacaoDetalhe.as_view(), name="api_delegacao"),
    *enderecos(
        DelegacaoAto,
        "delegacoes",
        {
            "prorrogar": {"fazer": prorrogar, "entrada_class": NovoPrazo},
            "revogar": {"fazer": revogar, "entrada_class": EntradaComMotivo},
        },
    ),
]
