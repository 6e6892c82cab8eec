"""`/api/v1/diagnosticos/<id>/comparacao/`: com o anterior do ente e com os da mesma faixa."""

from dataclasses import asdict
from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.domain.comparacao import MINIMO_DE_ENTES, comparar
from identidade.models import Diagnostico
from municipios.api.detalhe import Detalhe
from municipios.api.expressoes import Campo, Versao
from municipios.api.recurso import json_pronto


class RespostaComparadaSerializer(serializers.Serializer):
    codigo = serializers.CharField(help_text="Da pergunta: o mesmo em todas as versões.")
    pergunta = serializers.CharField()
    valor = serializers.JSONField(help_text="Número, sim ou não, ou a opção que se escolheu.")
    antes = serializers.JSONField(
        allow_null=True, help_text="No diagnóstico anterior do ente; `null`, sem resposta."
    )
    mudou = serializers.BooleanField(help_text="Havia resposta antes, e era outra.")
    mediana = serializers.FloatField(
        allow_null=True,
        help_text=f"Dos outros entes da faixa de população; só com {MINIMO_DE_ENTES} ou mais.",
    )
    iguais = serializers.IntegerField(
        allow_null=True, help_text="Quantos por cento da faixa responderam o mesmo."
    )


class ComparacaoDoDiagnosticoSerializer(serializers.Serializer):
    diagnostico = serializers.IntegerField()
    comparacoes = RespostaComparadaSerializer(many=True)


class DiagnosticoComparacao(Detalhe):
    """As respostas de número e de uma escolha só: agora, no anterior e na faixa de população."""

    grupo = "Diagnósticos"
    nome = "diagnostico-comparacao"
    serializer_class = ComparacaoDoDiagnosticoSerializer

    def consulta(self) -> QuerySet[Diagnostico]:
        return Diagnostico.objects.visiveis_para(self.pessoa)

    def versao(self) -> tuple[Campo, ...]:
        return (Versao("situacao"),)

    def responder(self, request: Request, consulta: QuerySet[Any]) -> HttpResponse:
        diagnostico = consulta.prefetch_related("secoes").first()
        if diagnostico is None:
            raise Http404
        linhas = [asdict(uma) | {"mudou": uma.mudou} for uma in comparar(diagnostico)]
        corpo = orjson.dumps({"diagnostico": diagnostico.pk, "comparacoes": linhas})
        return json_pronto(corpo)
