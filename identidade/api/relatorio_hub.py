"""`/api/v1/relatorios/`: o relatório mensal de cada hub e as linhas dele, de quem opera por ele."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import path
from rest_framework import serializers

from identidade.api.uso import MesField
from identidade.choices import CodigoProduto
from identidade.choices.relatorio_hub import SituacaoRelatorio
from identidade.domain.linha_relatorio import exigir_linha, retirar
from identidade.domain.relatorio_hub import conferir, entregar, reabrir
from identidade.models import LinhaRelatorio, RelatorioHub
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe
from municipios.api.entrada_json import EntradaComMotivo
from municipios.api.escolha import Escolha, SimOuNao
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import (
    MAIOR_ID,
    FiltroDeLista,
    campo_ente,
    campo_uf,
    por_ente,
)
from municipios.api.lista import Lista
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Usuario

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

    def consulta(self, dados: dict[str, Any]) -> QuerySet[RelatorioHub]:
        filtros = {nome: dados[nome] for nome in ("hub", "mes", "situacao") if nome in dados}
        return RelatorioHub.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


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
    """Conferir, entregar ou reabrir o relatório, ou retirar uma linha; devolve-o como ficou."""


class LinhaARetirar(EntradaComMotivo):
    linha = serializers.IntegerField(
        min_value=1, max_value=MAIOR_ID, help_text="De /api/v1/relatorios/<id>/linhas/."
    )


def retirar_linha(
    relatorio: RelatorioHub, *, por: Usuario, linha: int, motivo: str
) -> RelatorioHub:
    try:
        return retirar(exigir_linha(relatorio, linha), por=por, motivo=motivo)
    except LinhaRelatorio.DoesNotExist as nunca_houve:
        raise TransicaoInvalida(
            f"Este relatório não tem a linha {linha}. Procure-a nas linhas dele.", codigo="linha"
        ) from nunca_houve


class FiltroLinhas(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    produto = Escolha(choices=CodigoProduto.choices, required=False)
    sem_delegacao = SimOuNao(
        required=False, help_text="É de ente que não deixa hoje o hub ver as suas implantações?"
    )


class LinhaRelatorioSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    produto = serializers.CharField(source="produto_id")
    estado = serializers.CharField(help_text="Sigla da UF.")
    sem_delegacao = serializers.BooleanField(
        help_text="O ente não deixa hoje o hub ver as suas implantações; a linha vale assim mesmo."
    )

    class Meta:
        model = LinhaRelatorio
        fields = [
            "id", "ente", "cnpj", "origem", "orgao", "nome_do_municipio", "produto", "objetivo",
            "esfera", "poder", "estado", "codigo_municipio", "inicio", "fim", "volumetria",
            "protocolo", "alterada_em", "sem_delegacao",
        ]  # fmt: skip


class LinhaRelatorioLista(Lista):
    """As linhas de um relatório, na ordem em que chegaram."""

    grupo = "Hubs"
    nome = "linhas-do-relatorio"
    ordem = ("pk",)
    serializer_class = LinhaRelatorioSerializer
    filtro_class = FiltroLinhas
    linha: Campos = {nome: nome for nome in LinhaRelatorioSerializer.Meta.fields} | {
        "ente": "ente_id",
        "produto": "produto_id",
    }

    def consulta(self, dados: dict[str, Any]) -> QuerySet[LinhaRelatorio]:
        visiveis = RelatorioHub.objects.visiveis_para(self.pessoa)
        relatorio = self.exigir(visiveis.filter(pk=self.kwargs["pk"]))
        linhas = relatorio.linhas.com_falta_de_delegacao()
        if "sem_delegacao" in dados:
            linhas = linhas.filter(sem_delegacao=dados["sem_delegacao"])
        return por_ente(linhas, dados, "produto")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("resumo"), "sem_delegacao")


ENDERECOS = [
    path("relatorios/", RelatorioLista.as_view(), name="api_relatorios"),
    path("relatorios/<int:pk>/", RelatorioDetalhe.as_view(), name="api_relatorio"),
    path("relatorios/<int:pk>/linhas/", LinhaRelatorioLista.as_view(), name="api_relatorio_linhas"),
    *enderecos(
        RelatorioAto,
        "relatorios",
        {
            "conferir": {"fazer": conferir},
            "entregar": {"fazer": entregar},
            "reabrir": {"fazer": reabrir, "entrada_class": EntradaComMotivo},
            "retirar-linha": {"fazer": retirar_linha, "entrada_class": LinhaARetirar},
        },
    ),
]
