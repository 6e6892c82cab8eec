"""`/api/v1/textos-do-termo/`: o texto que os entes assinam. O publicado é público e não muda."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import path, reverse
from rest_framework import serializers
from rest_framework.request import Request

from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista
from municipios.api.lista import Lista
from municipios.choices import Esfera
from municipios.domain.modelo_termo import VARIAVEIS, publicar, rascunhar
from municipios.models import Coorte, ModeloTermo
from municipios.tasks import varrer_renovacoes


class FiltroTextos(FiltroDeLista):
    esfera = Escolha(choices=Esfera.choices, required=False)


class ModeloTermoSerializer(serializers.ModelSerializer):
    """`publicado_em` nulo: rascunho, que só a equipe da SGD vê."""

    coorte = serializers.CharField(source="coorte.codigo", allow_null=True)

    class Meta:
        model = ModeloTermo
        fields = [
            "id", "esfera", "versao", "titulo", "texto", "base_legal", "inicio", "provisorio",
            "exige_nova_assinatura", "coorte", "publicado_em",
        ]  # fmt: skip


class TextoNovo(EntradaJson):
    esfera = Escolha(choices=Esfera.choices)
    titulo = serializers.CharField(max_length=200)
    texto = serializers.CharField(
        max_length=100_000,
        help_text="Linha em branco separa parágrafos; “# ” abre título; “- ” abre item. "
        "Variáveis: " + ", ".join(f"{{{nome}}}" for nome in VARIAVEIS) + ".",
    )
    base_legal = serializers.CharField(max_length=500)
    inicio = serializers.DateField(help_text="Vale a partir deste dia, depois de publicado.")


class Publicacao(EntradaJson):
    """`coorte` e `prazo` só com `exige_nova_assinatura`."""

    exige_nova_assinatura = serializers.BooleanField(
        help_text="Quem já aderiu assina de novo, até `prazo`."
    )
    coorte = serializers.SlugRelatedField(
        slug_field="codigo",
        queryset=Coorte.objects.all(),
        required=False,
        help_text="Só a este grupo; sem ela, a toda a esfera.",
    )
    prazo = serializers.DateField(required=False)

    def validate(self, dados: dict[str, Any]) -> dict[str, Any]:
        if not dados["exige_nova_assinatura"] and dados.keys() & {"coorte", "prazo"}:
            raise serializers.ValidationError(
                "`coorte` e `prazo` só valem quando se pede nova assinatura."
            )
        return dados


class ModeloTermoEmComum:
    """O que a lista e o detalhe dizem de um texto."""

    publico = True
    grupo = "Textos do termo"
    serializer_class = ModeloTermoSerializer
    linha: Campos = {nome: nome for nome in ModeloTermoSerializer.Meta.fields} | {
        "coorte": "coorte__codigo"
    }
    mudanca: tuple[Campo, ...] = (Versao("versao"),)


class ModeloTermoLista(ModeloTermoEmComum, Lista):
    """Textos publicados do termo de adesão; a equipe da SGD vê também os rascunhos."""

    nome = "textos-do-termo"
    ordem = ("pk",)
    filtro_class = FiltroTextos
    entrada_class = TextoNovo
    verbo = "rascunhar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[ModeloTermo]:
        textos = ModeloTermo.objects.visiveis_para(self.request.user)
        return textos.filter(esfera=dados["esfera"]) if "esfera" in dados else textos

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Escrever uma versão nova, em rascunho. Só a coordenação da SGD."""
        novo = rascunhar(por=self.pessoa, **TextoNovo.ler(request))
        visivel = ModeloTermo.objects.filter(pk=novo.pk)
        resposta = responder_linha(visivel, self.linha, status=201)
        resposta["Location"] = reverse("api_texto_do_termo", args=[novo.pk])
        return resposta


class ModeloTermoDetalhe(ModeloTermoEmComum, Detalhe):
    """Um texto do termo."""

    nome = "texto-do-termo"

    def consulta(self) -> QuerySet[ModeloTermo]:
        return ModeloTermo.objects.visiveis_para(self.request.user)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class ModeloTermoAto(ModeloTermoDetalhe, Ato):
    """Publicar o texto: dali em diante ele não muda. Só a coordenação da SGD."""


ENDERECOS = [
    path("textos-do-termo/", ModeloTermoLista.as_view(), name="api_textos_do_termo"),
    path("textos-do-termo/<int:pk>/", ModeloTermoDetalhe.as_view(), name="api_texto_do_termo"),
    *enderecos(
        ModeloTermoAto,
        "textos-do-termo",
        {
            "publicar": {
                "fazer": publicar,
                "entrada_class": Publicacao,
                "depois": varrer_renovacoes.delay,
            }
        },
    ),
]
