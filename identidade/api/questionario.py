"""`/api/v1/questionarios/`: o que o diagnóstico pergunta, e as respostas que se aceitam."""

from typing import Any

from django.db.models import OuterRef, QuerySet
from rest_framework import serializers

from identidade.api.diagnostico import PerguntaSerializer
from identidade.choices import CodigoProduto, SituacaoQuestionario
from identidade.models import Pergunta, Questionario, Secao
from municipios.api.detalhe import Detalhe
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao, lista_json, versoes
from municipios.api.filtro import FiltroDeLista
from municipios.api.lista import Lista


class FiltroQuestionarios(FiltroDeLista):
    situacao = Escolha(choices=SituacaoQuestionario.choices, required=False)


class QuestionarioSerializer(serializers.ModelSerializer):
    versao = serializers.IntegerField(
        help_text="A mais alta entre as publicadas é a que se responde."
    )

    class Meta:
        model = Questionario
        fields = ["versao", "situacao", "criado_em", "publicado_em"]


class SecaoDoQuestionarioSerializer(serializers.ModelSerializer):
    produto = serializers.ChoiceField(
        choices=CodigoProduto.choices, source="produto_id", allow_null=True
    )
    perguntas = PerguntaSerializer(many=True)

    class Meta:
        model = Secao
        fields = ["ordem", "titulo", "ajuda", "produto", "perguntas"]


class QuestionarioDetalheSerializer(QuestionarioSerializer):
    secoes = SecaoDoQuestionarioSerializer(many=True)

    class Meta:
        model = Questionario
        fields = [*QuestionarioSerializer.Meta.fields, "secoes"]


LINHA: Campos = {nome: nome for nome in QuestionarioSerializer.Meta.fields}
SECOES = Secao.objects.filter(questionario=OuterRef("pk")).order_by("ordem")
PERGUNTAS = Pergunta.objects.filter(secao=OuterRef("pk")).order_by("ordem")
DA_SECAO: Campos = {
    "ordem": "ordem",
    "titulo": "titulo",
    "ajuda": "ajuda",
    "produto": "produto_id",
    "perguntas": lista_json(PERGUNTAS, {nome: nome for nome in PerguntaSerializer.Meta.fields}),
}
COM_SECOES: Campos = LINHA | {"secoes": lista_json(SECOES, DA_SECAO)}


class QuestionarioLista(Lista):
    """As versões publicadas do questionário; a equipe da SGD vê também o rascunho."""

    grupo = "Diagnósticos"
    nome = "questionarios"
    ordem = ("versao",)
    serializer_class = QuestionarioSerializer
    filtro_class = FiltroQuestionarios

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Questionario]:
        filtros = {"situacao": dados["situacao"]} if "situacao" in dados else {}
        return Questionario.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return LINHA

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("situacao"),)


class QuestionarioDetalhe(Detalhe):
    """Uma versão, com as seções, as perguntas e as opções: o que se precisa para responder."""

    grupo = "Diagnósticos"
    nome = "questionario"
    chave = "versao"
    serializer_class = QuestionarioDetalheSerializer

    def consulta(self) -> QuerySet[Questionario]:
        return Questionario.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return COM_SECOES

    def versao(self) -> tuple[Campo, ...]:
        perguntas = Pergunta.objects.filter(secao__questionario=OuterRef("pk"))
        secoes = Secao.objects.filter(questionario=OuterRef("pk"))
        return (Versao("situacao"), versoes(secoes), versoes(perguntas))
