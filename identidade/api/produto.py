"""`/api/v1/produtos/`: os quatro produtos, as suas vias, etapas e pré-requisitos. Público."""

from typing import Any

from django.db.models import Func, OuterRef, Q, QuerySet, TextField, Value
from django.utils import timezone
from rest_framework import serializers

from identidade.choices import CodigoProduto
from identidade.models import Etapa, PreRequisito, Produto, Roteiro
from municipios.api.detalhe import Detalhe
from municipios.api.expressoes import Campo, Campos, Versao, lista_json, versoes
from municipios.api.lista import Lista


class ProdutoSerializer(serializers.ModelSerializer):
    codigo = serializers.ChoiceField(choices=CodigoProduto.choices)

    class Meta:
        model = Produto
        fields = ["codigo", "nome", "resumo", "descricao", "url_manual", "ordem"]


class EtapaSerializer(serializers.ModelSerializer):
    class Meta:
        model = Etapa
        fields = [
            "ordem", "titulo", "ajuda", "responsavel", "prova", "marco", "prazo_dias_uteis",
            "url_manual",
        ]  # fmt: skip


class PreRequisitoSerializer(serializers.ModelSerializer):
    produto = serializers.CharField(source="produto_id", allow_null=True)

    class Meta:
        model = PreRequisito
        fields = ["tipo", "produto", "fundamento"]


class RoteiroSerializer(serializers.ModelSerializer):
    """Uma via do produto, na versão que vale hoje."""

    etapas = EtapaSerializer(many=True)
    pre_requisitos = PreRequisitoSerializer(many=True)

    class Meta:
        model = Roteiro
        fields = ["via", "versao", "sugestao", "fonte", "inicio", "etapas", "pre_requisitos"]


class ProdutoDetalheSerializer(ProdutoSerializer):
    roteiros = RoteiroSerializer(many=True)

    class Meta:
        model = Produto
        fields = [*ProdutoSerializer.Meta.fields, "roteiros"]


LINHA: Campos = {nome: nome for nome in ProdutoSerializer.Meta.fields}


def _iguais(serializador: Any) -> Campos:
    return {nome: nome for nome in serializador.Meta.fields}


class ProdutoLista(Lista):
    """Os produtos de identidade da Rede GOV.BR."""

    publico = True
    grupo = "Produtos"
    nome = "produtos"
    ordem = ("codigo",)
    serializer_class = ProdutoSerializer

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Produto]:
        return Produto.objects.all()

    def campos(self, dados: dict[str, Any]) -> Campos:
        return LINHA

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("nome"),)


class ProdutoDetalhe(Detalhe):
    """Um produto, com os roteiros que valem hoje."""

    publico = True
    grupo = "Produtos"
    nome = "produto"
    chave = "codigo"
    serializer_class = ProdutoDetalheSerializer

    def consulta(self) -> QuerySet[Produto]:
        return Produto.objects.all()

    def campos(self) -> Campos:
        hoje = timezone.localdate()
        exigencias = PreRequisito.objects.filter(
            Q(fim__isnull=True) | Q(fim__gte=hoje), inicio__lte=hoje, roteiro=OuterRef("pk")
        )
        etapas = Etapa.objects.filter(roteiro=OuterRef("pk"))
        roteiro = _iguais(RoteiroSerializer) | {
            "etapas": lista_json(etapas.order_by("ordem"), _iguais(EtapaSerializer)),
            "pre_requisitos": lista_json(
                exigencias.order_by("pk"),
                _iguais(PreRequisitoSerializer) | {"produto": "produto_id"},
            ),
        }
        return LINHA | {"roteiros": lista_json(self._roteiros().order_by("via"), roteiro)}

    def versao(self) -> tuple[Campo, ...]:
        etapas = Etapa.objects.filter(roteiro__produto=OuterRef("pk"))
        exigencias = PreRequisito.objects.filter(roteiro__produto=OuterRef("pk"))
        hoje = Func(Value(str(timezone.localdate())), function="COALESCE", output_field=TextField())
        partes = (self._roteiros(), etapas, exigencias)
        return (Versao("nome"), hoje, *map(versoes, partes))

    def _roteiros(self) -> QuerySet[Roteiro]:
        return Roteiro.objects.vigentes().filter(produto=OuterRef("pk"))
