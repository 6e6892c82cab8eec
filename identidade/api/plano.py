"""`/api/v1/planos/`: começar, propor, concordar, devolver, aditivo e encerrar; um endereço cada."""

from typing import Any

from django.db.models import OuterRef, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.api.acao import LINHA_DA_ACAO, AcaoNova, AcaoSerializer
from identidade.api.conteudo_acao import acrescentar_ao_plano
from identidade.choices.plano import SituacaoPlano
from identidade.domain.engajamento import marcar_visita
from identidade.domain.fila_plano import RecortePlano, recortar
from identidade.domain.plano import (
    abrir_aditivo,
    concordar,
    desistir,
    devolver,
    encerrar,
    iniciar,
    propor,
)
from identidade.models import Acao, Acordo, PlanoAcao, VersaoPlano
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao, lista_json, versoes
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.choices.mensagem import Lado

ACOES = Acao.objects.filter(plano=OuterRef("pk"))
VERSOES = VersaoPlano.objects.filter(plano=OuterRef("pk"))


class FiltroPlanos(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoPlano.choices, required=False)
    recorte = Escolha(
        choices=RecortePlano.choices,
        required=False,
        help_text="O que falta no plano: atrasados, não abertos, sem reação do ente…",
    )


class PlanoSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    uf = serializers.CharField(source="ente.uf")
    versao_em_vigor = serializers.IntegerField(source="vigente.numero", allow_null=True)

    class Meta:
        model = PlanoAcao
        fields = [
            "id", "ente", "uf", "situacao", "versao_em_vigor", "motivo_aditivo", "iniciado_em",
            "acordado_em", "encerrado_em", "reacao_em",
        ]  # fmt: skip


class AcordoSerializer(serializers.ModelSerializer):
    lado = serializers.ChoiceField(choices=Lado.choices)

    class Meta:
        model = Acordo
        fields = ["lado", "em"]


class VersaoSerializer(serializers.ModelSerializer):
    acordos = AcordoSerializer(many=True)

    class Meta:
        model = VersaoPlano
        fields = ["numero", "motivo", "proposta_em", "acordos"]


class PlanoDetalheSerializer(PlanoSerializer):
    acoes = AcaoSerializer(many=True, help_text="Na ordem do número, com as retiradas.")
    versoes = VersaoSerializer(many=True, help_text="Da mais nova à mais antiga.")

    class Meta:
        model = PlanoAcao
        fields = [*PlanoSerializer.Meta.fields, "acoes", "versoes"]


class PlanoNovo(EntradaJson):
    ente = CampoEnte()


class EntradaDoAcordo(EntradaJson):
    versao = serializers.IntegerField(
        min_value=1, max_value=32767, help_text="O número da versão proposta que se leu."
    )


LINHA: Campos = {nome: nome for nome in PlanoSerializer.Meta.fields} | {
    "ente": "ente_id",
    "uf": "ente__uf",
    "versao_em_vigor": "vigente__numero",
}
DA_VERSAO: Campos = {nome: nome for nome in VersaoSerializer.Meta.fields} | {
    "acordos": lista_json(
        Acordo.objects.filter(versao=OuterRef("pk")).order_by("em"), {"lado": "lado", "em": "em"}
    )
}
COM_ACOES: Campos = LINHA | {
    "acoes": lista_json(ACOES.order_by("numero"), LINHA_DA_ACAO),
    "versoes": lista_json(VERSOES.order_by("-numero"), DA_VERSAO),
}


class PlanoLista(Lista):
    """Planos de ação dos entes por que você responde; a equipe da SGD vê todos."""

    grupo = "Planos de ação"
    nome = "planos"
    ordem = ("pk",)
    serializer_class = PlanoSerializer
    filtro_class = FiltroPlanos
    entrada_class = PlanoNovo
    saida_class = PlanoDetalheSerializer
    verbo = "iniciar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[PlanoAcao]:
        planos = PlanoAcao.objects.visiveis_para(self.pessoa)
        if recorte := dados.get("recorte"):
            planos = planos.filter(pk__in=recortar(PlanoAcao.objects.all(), recorte).values("pk"))
        return por_ente(planos, dados, "situacao")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return LINHA

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("situacao"), Versao("ente__uf"))

    def post(self, request: Request) -> HttpResponse:
        """Começar o plano de ação de um ente, em rascunho."""
        novo = iniciar(PlanoNovo.ler(request)["ente"], por=self.pessoa)
        resposta = responder_linha(PlanoAcao.objects.filter(pk=novo.pk), COM_ACOES, status=201)
        resposta["Location"] = reverse("api_plano", args=[novo.pk])
        return resposta


class PlanoDetalhe(Detalhe):
    """Um plano, com as ações e as versões propostas."""

    grupo = "Planos de ação"
    nome = "plano"
    serializer_class = PlanoDetalheSerializer

    def consulta(self) -> QuerySet[PlanoAcao]:
        return PlanoAcao.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return COM_ACOES

    def versao(self) -> tuple[Campo, ...]:
        return (
            Versao("situacao"), Versao("ente__uf"), versoes(ACOES, "situacao"),
            versoes(VERSOES, "numero"),
        )  # fmt: skip


class PlanoAto(Ato, PlanoDetalhe):
    """Um ato sobre o plano; com `If-Match`, só sobre o que se leu."""


ENDERECOS = enderecos(
    PlanoAto,
    "planos",
    {
        "acrescentar": {"fazer": acrescentar_ao_plano, "entrada_class": AcaoNova},
        "visto": {"fazer": marcar_visita},
        "propor": {"fazer": propor},
        "concordar": {"fazer": concordar, "entrada_class": EntradaDoAcordo},
        "devolver": {"fazer": devolver, "entrada_class": EntradaComMotivo},
        "abrir-aditivo": {"fazer": abrir_aditivo, "entrada_class": EntradaComMotivo},
        "desistir": {"fazer": desistir, "entrada_class": EntradaComMotivo},
        "encerrar": {"fazer": encerrar, "entrada_class": EntradaComMotivo},
    },
)
