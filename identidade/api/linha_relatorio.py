"""`/api/v1/relatorios/<id>/linhas/`: as linhas de um relatório; recebê-las, e retirar uma."""

from typing import Any

from django.db.models import QuerySet
from django.urls import path
from rest_framework import serializers

from identidade.api.relatorio_hub import RelatorioAto
from identidade.choices import CodigoProduto
from identidade.domain.linha_relatorio import exigir_linha, retirar
from identidade.domain.relatorio_em_lote import receber_linhas
from identidade.models import LinhaRelatorio, RelatorioHub
from identidade.planilhas.relatorios import CAMPOS, LEIAUTE
from municipios.api.ato import enderecos
from municipios.api.entrada_json import EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha, SimOuNao
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.domain.recusa import ImportacaoRecusada
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Usuario

MAXIMO_DE_LINHAS = 500


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


class LinhaEnviada(serializers.Serializer):
    """Os campos do leiaute oficial, como a lista os devolve ou como o arquivo os escreve."""

    cnpj = serializers.CharField(max_length=18)
    origem = serializers.CharField(max_length=60)
    orgao = serializers.CharField(max_length=160)
    nome_do_municipio = serializers.CharField(max_length=120)
    produto = serializers.CharField(max_length=40, help_text="Login, Assinatura ou Prova de Vida.")
    objetivo = serializers.CharField(max_length=300)
    esfera = serializers.CharField(max_length=20)
    poder = serializers.CharField(max_length=40)
    estado = serializers.CharField(max_length=40, help_text="Sigla da UF.")
    codigo_municipio = serializers.CharField(max_length=7)
    inicio = serializers.CharField(max_length=10, help_text="Dia, como 2026-03-01.")
    fim = serializers.CharField(max_length=10, required=False, allow_null=True, allow_blank=True)
    volumetria = serializers.IntegerField(min_value=0, required=False, allow_null=True)
    protocolo = serializers.CharField(max_length=60, required=False, allow_blank=True)


class LinhasEnviadas(EntradaJson):
    linhas = serializers.ListField(
        child=LinhaEnviada(), allow_empty=False, max_length=MAXIMO_DE_LINHAS
    )


def receber(relatorio: RelatorioHub, *, por: Usuario, linhas: list[dict[str, Any]]) -> RelatorioHub:
    colunas = {campo: coluna for coluna, (campo, _) in LEIAUTE.items()}
    registros = [{colunas[campo]: linha.get(campo) for campo in CAMPOS} for linha in linhas]
    try:
        return receber_linhas(relatorio, registros, por=por)
    except ImportacaoRecusada as recusa:
        raise serializers.ValidationError({"linhas": recusa.motivos}, code="linhas") from recusa


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


ENDERECOS = [
    path("relatorios/<int:pk>/linhas/", LinhaRelatorioLista.as_view(), name="api_relatorio_linhas"),
    *enderecos(
        RelatorioAto,
        "relatorios",
        {
            "receber": {"fazer": receber, "entrada_class": LinhasEnviadas},
            "retirar-linha": {"fazer": retirar_linha, "entrada_class": LinhaARetirar},
        },
    ),
]
