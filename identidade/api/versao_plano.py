"""`/api/v1/planos/<id>/versoes/<número>/`: uma versão como foi proposta, e o que mudou nela."""

from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.domain.versao_plano import diferenca
from identidade.models import PlanoAcao, VersaoPlano
from municipios.api.detalhe import Detalhe
from municipios.api.expressoes import Campo, Versao
from municipios.api.recurso import json_pronto
from municipios.choices.mensagem import Lado


class CampoMudadoSerializer(serializers.Serializer):
    campo = serializers.CharField()
    antes = serializers.CharField(allow_blank=True)
    depois = serializers.CharField(allow_blank=True)


class MudancaSerializer(serializers.Serializer):
    numero = serializers.IntegerField(help_text="Da ação.")
    titulo = serializers.CharField()
    tipo = serializers.ChoiceField(choices=["Entra", "Sai", "Muda"])
    campos = CampoMudadoSerializer(many=True)


class AcordoComQuemSerializer(serializers.Serializer):
    lado = serializers.ChoiceField(choices=Lado.choices)
    por = serializers.CharField()
    em = serializers.DateTimeField()


class VersaoInteiraSerializer(serializers.Serializer):
    plano = serializers.IntegerField()
    numero = serializers.IntegerField()
    em_vigor = serializers.BooleanField()
    motivo = serializers.CharField(allow_blank=True, help_text="Do aditivo.")
    proposta_por = serializers.CharField()
    proposta_em = serializers.DateTimeField()
    acordos = AcordoComQuemSerializer(many=True)
    acoes = serializers.ListField(
        child=serializers.DictField(), help_text="Como se leram ao propor, em palavras."
    )
    mudancas = MudancaSerializer(many=True, help_text="O que mudou desde a versão anterior.")


class PlanoVersao(Detalhe):
    """Uma versão do plano: as ações como foram propostas, quem concordou e o que mudou."""

    grupo = "Planos de ação"
    nome = "plano-versao"
    serializer_class = VersaoInteiraSerializer

    def consulta(self) -> QuerySet[VersaoPlano]:
        visiveis = PlanoAcao.objects.visiveis_para(self.pessoa)
        do_plano = VersaoPlano.objects.filter(plano__in=visiveis, numero=self.kwargs["numero"])
        return do_plano.select_related("plano", "proposta_por").prefetch_related("acordos__por")

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        self.filtro_class.de(request.query_params)
        return self.responder(request, self.consulta().filter(plano=kwargs["pk"]))

    def versao(self) -> tuple[Campo, ...]:
        return (Versao("numero"),)

    def responder(self, request: Request, consulta: QuerySet[Any]) -> HttpResponse:
        versao = consulta.first()
        if versao is None:
            raise Http404
        return json_pronto(orjson.dumps(_corpo(versao)))


def _corpo(versao: VersaoPlano) -> dict[str, Any]:
    antes = versao.plano.versoes.filter(numero__lt=versao.numero).order_by("-numero").first()
    mudancas = diferenca(antes.conteudo, versao.conteudo) if antes else []
    return {
        "plano": versao.plano_id,
        "numero": versao.numero,
        "em_vigor": versao.plano.vigente_id == versao.pk,
        "motivo": versao.motivo,
        "proposta_por": str(versao.proposta_por),
        "proposta_em": versao.proposta_em,
        "acordos": [{"lado": a.lado, "por": str(a.por), "em": a.em} for a in versao.acordos.all()],
        "acoes": versao.conteudo,
        "mudancas": [
            {
                "numero": m.numero,
                "titulo": m.titulo,
                "tipo": m.tipo,
                "campos": [
                    dict(zip(("campo", "antes", "depois"), c, strict=True)) for c in m.campos
                ],
            }
            for m in mudancas
        ],
    }
