"""A ficha pública de um ente: os campos, a forma no JSON e no CSV, e o que a faz mudar."""

from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Case,
    CharField,
    Func,
    JSONField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from identidade.choices import CodigoProduto
from identidade.models import ConsolidadoProduto
from municipios.api.expressoes import Campo, Campos, ObjetoJson, Versao, lista_json, versoes
from municipios.choices import FontePopulacao
from municipios.models import Ente, Populacao


class PopulacaoDoEnteSerializer(serializers.Serializer):
    """Todo número de população diz o ano e a fonte."""

    valor = serializers.IntegerField(help_text="Habitantes.")
    ano = serializers.IntegerField()
    fonte = serializers.ChoiceField(choices=FontePopulacao.choices)


class ProdutoDoEnteSerializer(serializers.ModelSerializer):
    """A situação mais avançada do produto no ente; sem implantação, não há linha."""

    produto = serializers.ChoiceField(choices=CodigoProduto.choices, source="produto_id")

    class Meta:
        model = ConsolidadoProduto
        fields = ["produto", "situacao", "implantacoes", "integrou", "utiliza"]


class EnteSerializer(serializers.ModelSerializer):
    populacao = serializers.SerializerMethodField()
    coortes = serializers.SerializerMethodField()
    aderiu = serializers.BooleanField(source="consolidado.aderiu", default=False)
    aderiu_em = serializers.DateField(source="consolidado.aderiu_em", default=None, allow_null=True)
    integrou = serializers.BooleanField(source="consolidado.integrou", default=False)
    utiliza = serializers.BooleanField(source="consolidado.utiliza", default=False)
    calculado_em = serializers.DateTimeField(
        source="consolidado.calculado_em",
        default=None,
        allow_null=True,
        help_text="Quando a situação na Rede foi consolidada.",
    )
    produtos = ProdutoDoEnteSerializer(source="consolidados_de_produto", many=True)

    class Meta:
        model = Ente
        fields = [
            "codigo_ibge", "nome", "esfera", "uf", "regiao", "regiao_imediata",
            "regiao_intermediaria", "capital", "latitude", "longitude", "cnpj", "dominio_oficial",
            "situacao", "populacao", "coortes", "aderiu", "aderiu_em", "integrou", "utiliza",
            "calculado_em", "produtos",
        ]  # fmt: skip

    @extend_schema_field(PopulacaoDoEnteSerializer(allow_null=True))
    def get_populacao(self, ente: Ente) -> dict[str, Any] | None:
        ficha = getattr(ente, "consolidado", None)
        if ficha is None or ficha.populacao is None:
            return None
        valor, ano, fonte = ficha.populacao, ficha.populacao_ano, ficha.populacao_fonte
        return {"valor": valor, "ano": ano, "fonte": fonte}

    @extend_schema_field(serializers.ListField(child=serializers.SlugField()))
    def get_coortes(self, ente: Ente) -> list[str]:
        ficha = getattr(ente, "consolidado", None)
        return list(ficha.coortes) if ficha else []


PRODUTOS = ConsolidadoProduto.objects.filter(ente=OuterRef("pk"))
VAZIA = Value([], ArrayField(CharField()))
MAIS_RECENTE: Campos = {
    "valor": "consolidado__populacao",
    "ano": "consolidado__populacao_ano",
    "fonte": "consolidado__populacao_fonte",
}
DO_ANO: Campos = {"valor": "valor", "ano": "ano", "fonte": "fonte"}
CAMPOS: Campos = {
    **{nome: nome for nome in EnteSerializer.Meta.fields[:13]},
    "populacao": Case(
        When(consolidado__populacao__isnull=False, then=ObjetoJson(MAIS_RECENTE)),
        output_field=JSONField(),
    ),
    "coortes": Coalesce("consolidado__coortes", VAZIA),
    "aderiu": Coalesce("consolidado__aderiu", False),
    "aderiu_em": "consolidado__aderiu_em",
    "integrou": Coalesce("consolidado__integrou", False),
    "utiliza": Coalesce("consolidado__utiliza", False),
    "calculado_em": "consolidado__calculado_em",
    "produtos": lista_json(
        PRODUTOS.order_by("produto_id"),
        {"produto": "produto_id"}
        | {nome: nome for nome in ProdutoDoEnteSerializer.Meta.fields[1:]},
    ),
}
# Numa célula: coortes por vírgula; produtos como `autenticacao:em_producao`.
COLUNAS: Campos = CAMPOS | {
    "populacao": MAIS_RECENTE,
    "coortes": Func(
        "consolidado__coortes", Value(","), function="array_to_string", output_field=TextField()
    ),
    "produtos": Subquery(
        PRODUTOS.order_by()
        .values("ente")
        .values(
            lista=StringAgg(
                Concat("produto_id", Value(":"), "situacao"), ",", order_by="produto_id"
            )
        ),
        output_field=TextField(),
    ),
}
VERSAO: tuple[Campo, ...] = (Versao("nome"), Versao("consolidado__uf"), versoes(PRODUTOS))


def populacao_de(ano: int) -> QuerySet[Populacao]:
    """No mesmo ano, o censo antes da estimativa: a mesma regra da consolidação."""
    return Populacao.objects.filter(ente=OuterRef("pk"), ano=ano).order_by("fonte")


def campos_no_ano(ano: int) -> Campos:
    """A mesma ficha, com a população de outro ano."""
    objeto = populacao_de(ano).annotate(_o=ObjetoJson(DO_ANO)).values("_o")[:1]
    return CAMPOS | {"populacao": Subquery(objeto)}


def colunas_no_ano(ano: int) -> Campos:
    celulas: Campos = {nome: Subquery(populacao_de(ano).values(nome)[:1]) for nome in DO_ANO}
    return COLUNAS | {"populacao": celulas}
