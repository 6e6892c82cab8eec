"""`/api/v1/interesses/`: em que produtos cada ente disse ter interesse; manifestar e retirar."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices import CodigoProduto
from identidade.choices.interesse import OrigemInteresse, SituacaoInteresse
from identidade.domain.interesse import manifestar, retirar
from identidade.models import Diagnostico, Interesse, Produto
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import LARGO_MAXIMO, FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista


class FiltroInteresses(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    produto = Escolha(choices=CodigoProduto.choices, required=False)
    situacao = Escolha(choices=SituacaoInteresse.choices, required=False)
    origem = Escolha(choices=OrigemInteresse.choices, required=False)
    evento = serializers.IntegerField(min_value=1, max_value=LARGO_MAXIMO, required=False)


class InteresseSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    produto = serializers.ChoiceField(choices=CodigoProduto.choices, source="produto_id")
    evento = serializers.IntegerField(source="evento_id", allow_null=True)
    diagnostico = serializers.IntegerField(source="diagnostico_id", allow_null=True)

    class Meta:
        model = Interesse
        fields = [
            "id", "ente", "produto", "situacao", "origem", "evento", "diagnostico",
            "manifestado_em", "retirado_em", "motivo_retirada",
        ]  # fmt: skip


class InteresseNovo(EntradaJson):
    ente = CampoEnte()
    produto = Escolha(choices=CodigoProduto.choices)
    diagnostico = serializers.IntegerField(
        min_value=1,
        max_value=LARGO_MAXIMO,
        required=False,
        help_text="De que diagnóstico do ente veio; sem ele, foi dito no portal.",
    )


class RetiradaDoInteresse(EntradaJson):
    motivo = serializers.CharField(max_length=1000, help_text="Por que se retira; fica gravado.")


class InteresseEmComum:
    """O que a lista e o detalhe dizem de um interesse."""

    grupo = "Interesses"
    serializer_class = InteresseSerializer
    linha: Campos = {nome: nome for nome in InteresseSerializer.Meta.fields} | {
        "ente": "ente_id",
        "produto": "produto_id",
        "evento": "evento_id",
        "diagnostico": "diagnostico_id",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"),)


class InteresseLista(InteresseEmComum, Lista):
    """Interesses dos entes por que você responde; a equipe da SGD vê todos."""

    nome = "interesses"
    ordem = ("pk",)
    filtro_class = FiltroInteresses
    entrada_class = InteresseNovo
    verbo = "manifestar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Interesse]:
        visiveis = Interesse.objects.visiveis_para(self.pessoa)
        return por_ente(visiveis, dados, "produto", "situacao", "origem", "evento")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Dizer que um ente tem interesse num produto; um por produto de cada vez."""
        dados = InteresseNovo.ler(request)
        produto = Produto.objects.get(pk=dados["produto"])
        novo = manifestar(
            dados["ente"], produto, por=self.pessoa, diagnostico=self._diagnostico(dados)
        )
        feito = Interesse.objects.filter(pk=novo.pk)
        resposta = responder_linha(feito, self.linha, status=201)
        resposta["Location"] = reverse("api_interesse", args=[novo.pk])
        return resposta

    def _diagnostico(self, dados: dict[str, Any]) -> Diagnostico | None:
        if "diagnostico" not in dados:
            return None
        visiveis = Diagnostico.objects.visiveis_para(self.pessoa)
        diagnostico = visiveis.filter(pk=dados["diagnostico"]).first()
        if diagnostico is None:
            raise Http404
        return diagnostico


class InteresseDetalhe(InteresseEmComum, Detalhe):
    """Um interesse, com o ETag que a retirada confere."""

    nome = "interesse"

    def consulta(self) -> QuerySet[Interesse]:
        return Interesse.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class InteresseAto(Ato, InteresseDetalhe):
    """Retirar o interesse; o que houve fica na história."""


ENDERECOS = enderecos(
    InteresseAto,
    "interesses",
    {"retirar": {"fazer": retirar, "entrada_class": RetiradaDoInteresse}},
)
