"""`/api/v1/funis/`: de convidado a em produção, num evento ou numa coorte. Só a equipe."""

from typing import Any

import orjson
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices.interesse import EtapaFunil
from identidade.domain.funil import da_coorte, degraus, do_evento
from municipios.api.recurso import Recurso, json_pronto
from municipios.models import Coorte, Evento
from municipios.models.ente import EnteQuerySet


class DegrauSerializer(serializers.Serializer):
    etapa = serializers.ChoiceField(choices=EtapaFunil.choices)
    definicao = serializers.CharField(help_text="O que a etapa conta.")
    entes = serializers.IntegerField()
    percentual = serializers.FloatField(
        allow_null=True, help_text="Sobre os convidados; nulo quando não há convidado."
    )


class FunilSerializer(serializers.Serializer):
    nome = serializers.CharField(help_text="Do evento ou da coorte.")
    etapas = DegrauSerializer(many=True)


class Funil(Recurso):
    """Os mesmos números da página: um por etapa, e nenhuma depende da anterior."""

    grupo = "Funis"
    serializer_class = FunilSerializer

    def alvo(self, **chave: Any) -> tuple[str, EnteQuerySet]:
        raise NotImplementedError

    def get(self, request: Request, **chave: Any) -> HttpResponse:
        self.filtro_class.de(request.query_params)
        if not self.pessoa.eh_da_equipe:
            raise Http404
        nome, marcados = self.alvo(**chave)
        etapas = [
            {
                "etapa": degrau.etapa.value,
                "definicao": degrau.definicao,
                "entes": degrau.entes,
                "percentual": degrau.percentual,
            }
            for degrau in degraus(marcados)
        ]
        corpo = orjson.dumps({"nome": nome, "etapas": etapas})
        etag = self.etag(request, request.path, [corpo.decode()])
        return self.nao_mudou(request, etag) or json_pronto(corpo, etag=etag)


class FunilDoEvento(Funil):
    """O funil de um evento, com os entes inscritos nele. Só a equipe da SGD."""

    nome = "funil-evento"

    def alvo(self, **chave: Any) -> tuple[str, EnteQuerySet]:
        evento = get_object_or_404(Evento.objects.visiveis_para(self.pessoa), **chave)
        return str(evento), do_evento(evento)


class FunilDaCoorte(Funil):
    """O funil de uma coorte, com os membros de hoje e todos os eventos. Só a equipe da SGD."""

    nome = "funil-coorte"

    def alvo(self, **chave: Any) -> tuple[str, EnteQuerySet]:
        coorte = get_object_or_404(Coorte, **chave)
        return coorte.nome, da_coorte(coorte)


ENDERECOS = [
    path("funis/evento/<int:pk>/", FunilDoEvento.as_view(), name="api_funil_evento"),
    path("funis/coorte/<slug:codigo>/", FunilDaCoorte.as_view(), name="api_funil_coorte"),
]
