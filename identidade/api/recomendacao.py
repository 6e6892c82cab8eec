"""`/api/v1/diagnosticos/<id>/recomendacoes/`: as ações que as respostas pedem, e por quê."""

from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices import CodigoProduto
from identidade.domain.recomendacao import Recomendacao, recomendacoes
from identidade.models import Diagnostico
from municipios.api.detalhe import Detalhe
from municipios.api.expressoes import Campo, Versao
from municipios.api.recurso import json_pronto


class RecomendacaoSerializer(serializers.Serializer):
    acao = serializers.CharField()
    razao = serializers.CharField(help_text="Por que se recomenda.")
    porque = serializers.CharField(help_text="A resposta que a fez valer.")
    produto = serializers.ChoiceField(choices=CodigoProduto.choices, allow_null=True)


class RecomendacoesSerializer(serializers.Serializer):
    diagnostico = serializers.IntegerField()
    recomendacoes = RecomendacaoSerializer(many=True)


class DiagnosticoRecomendacoes(Detalhe):
    """As ações que as respostas pedem, cada uma com a razão e a resposta que a fez valer."""

    grupo = "Diagnósticos"
    nome = "diagnostico-recomendacoes"
    serializer_class = RecomendacoesSerializer

    def consulta(self) -> QuerySet[Diagnostico]:
        return Diagnostico.objects.visiveis_para(self.pessoa)

    def versao(self) -> tuple[Campo, ...]:
        return (Versao("situacao"),)

    def responder(self, request: Request, consulta: QuerySet[Any]) -> HttpResponse:
        diagnostico = consulta.prefetch_related("secoes").first()
        if diagnostico is None:
            raise Http404
        linhas = [_linha(uma) for uma in recomendacoes(diagnostico)]
        corpo = orjson.dumps({"diagnostico": diagnostico.pk, "recomendacoes": linhas})
        return json_pronto(corpo)


def _linha(uma: Recomendacao) -> dict[str, Any]:
    return {"acao": uma.acao, "razao": uma.razao, "porque": uma.porque, "produto": uma.produto}
