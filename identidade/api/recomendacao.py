"""`/api/v1/diagnosticos/<id>/recomendacoes/`: as ações que as respostas pedem, e por quê."""

from typing import Any

from rest_framework import serializers

from identidade.api.do_diagnostico import DoDiagnostico
from identidade.choices import CodigoProduto
from identidade.domain.recomendacao import Recomendacao, recomendacoes
from identidade.models import Diagnostico


class RecomendacaoSerializer(serializers.Serializer):
    acao = serializers.CharField()
    razao = serializers.CharField(help_text="Por que se recomenda.")
    porque = serializers.CharField(help_text="A resposta que a fez valer.")
    produto = serializers.ChoiceField(choices=CodigoProduto.choices, allow_null=True)


class RecomendacoesSerializer(serializers.Serializer):
    diagnostico = serializers.IntegerField()
    recomendacoes = RecomendacaoSerializer(many=True)


class DiagnosticoRecomendacoes(DoDiagnostico):
    """As ações que as respostas pedem, cada uma com a razão e a resposta que a fez valer."""

    nome = "diagnostico-recomendacoes"
    colecao = "recomendacoes"
    serializer_class = RecomendacoesSerializer

    def linhas(self, diagnostico: Diagnostico) -> list[dict[str, Any]]:
        return [_linha(uma) for uma in recomendacoes(diagnostico)]


def _linha(uma: Recomendacao) -> dict[str, Any]:
    return {"acao": uma.acao, "razao": uma.razao, "porque": uma.porque, "produto": uma.produto}
