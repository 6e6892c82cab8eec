"""`/api/v1/diagnosticos/<id>/comparacao/`: com o anterior do ente e com os da mesma faixa."""

from dataclasses import asdict
from typing import Any

from rest_framework import serializers

from identidade.api.do_diagnostico import DoDiagnostico
from identidade.domain.comparacao import MINIMO_DE_ENTES, comparar
from identidade.models import Diagnostico


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


class DiagnosticoComparacao(DoDiagnostico):
    """As respostas de número e de uma escolha só: agora, no anterior e na faixa de população."""

    nome = "diagnostico-comparacao"
    colecao = "comparacoes"
    serializer_class = ComparacaoDoDiagnosticoSerializer

    def linhas(self, diagnostico: Diagnostico) -> list[dict[str, Any]]:
        return [asdict(uma) | {"mudou": uma.mudou} for uma in comparar(diagnostico)]
