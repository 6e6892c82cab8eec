"""`/api/v1/relatorios/`: o relatório mensal de cada hub, para quem opera por ele."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request

from identidade.api.uso import MesField
from identidade.choices.relatorio_hub import SituacaoRelatorio
from identidade.domain.relatorio_hub import abrir, conferir, entregar, reabrir
from identidade.models import LinhaRelatorio, RelatorioHub
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import MAIOR_ID, FiltroDeLista
from municipios.api.lista import Lista
from municipios.models import Hub

_DELE = LinhaRelatorio.objects.filter(relatorio=OuterRef("pk")).order_by()
LINHAS = Coalesce(Subquery(_DELE.values("relatorio").annotate(n=Count("pk")).values("n")), 0)


class FiltroRelatorios(FiltroDeLista):
    hub = serializers.IntegerField(min_value=1, max_value=MAIOR_ID, required=False)
    mes = MesField(required=False)
    situacao = Escolha(choices=SituacaoRelatorio.choices, required=False)


class RelatorioSerializer(serializers.ModelSerializer):
    hub = serializers.IntegerField(source="hub_id")
    linhas = serializers.IntegerField(source="quantas", help_text="Quantas linhas traz.")

    class Meta:
        model = RelatorioHub
        fields = ["id", "hub", "mes", "situacao", "aberto_em", "entregue_em", "linhas"]


class RelatorioNovo(EntradaJson):
    hub = serializers.IntegerField(min_value=1, max_value=MAIOR_ID)
    mes = MesField()


class RelatorioEmComum:
    """O que a lista e o detalhe dizem de um relatório."""

    grupo = "Hubs"
    serializer_class = RelatorioSerializer
    linha: Campos = {nome: nome for nome in RelatorioSerializer.Meta.fields} | {
        "hub": "hub_id",
        "linhas": LINHAS,
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"), LINHAS)


class RelatorioLista(RelatorioEmComum, Lista):
    """Relatórios dos hubs por que você opera; a equipe da SGD vê todos."""

    nome = "relatorios"
    ordem = ("pk",)
    filtro_class = FiltroRelatorios
    entrada_class = RelatorioNovo
    verbo = "abrir"

    def consulta(self, dados: dict[str, Any]) -> QuerySet[RelatorioHub]:
        filtros = {nome: dados[nome] for nome in ("hub", "mes", "situacao") if nome in dados}
        return RelatorioHub.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Abrir o relatório de um mês; o que já está aberto volta como está."""
        dados = RelatorioNovo.ler(request)
        hub = self.exigir(Hub.objects.visiveis_para(self.pessoa).filter(pk=dados["hub"]))
        relatorio = abrir(hub, dados["mes"], por=self.pessoa)
        aberto = RelatorioHub.objects.filter(pk=relatorio.pk)
        return responder_linha(aberto, self.linha, status=200)


class RelatorioDetalhe(RelatorioEmComum, Detalhe):
    """Um relatório."""

    nome = "relatorio"

    def consulta(self) -> QuerySet[RelatorioHub]:
        return RelatorioHub.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class RelatorioAto(RelatorioDetalhe, Ato):
    """Um ato sobre o relatório; devolve-o como ficou."""


ENDERECOS = [
    path("relatorios/", RelatorioLista.as_view(), name="api_relatorios"),
    path("relatorios/<int:pk>/", RelatorioDetalhe.as_view(), name="api_relatorio"),
    *enderecos(
        RelatorioAto,
        "relatorios",
        {
            "conferir": {"fazer": conferir},
            "entregar": {"fazer": entregar},
            "reabrir": {"fazer": reabrir, "entrada_class": EntradaComMotivo},
        },
    ),
]
