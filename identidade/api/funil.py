"""`/api/v1/funis/`: de convidado a em produção, num evento ou numa coorte. Só a equipe."""

from typing import Any

import orjson
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices.interesse import EtapaFunil
from identidade.domain.funil import da_coorte, da_etapa, degraus, do_evento
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista, campo_uf
from municipios.api.lista import Lista
from municipios.api.recurso import Recurso, json_pronto
from municipios.models import Coorte, Evento, Usuario
from municipios.models.ente import EnteQuerySet


class DegrauSerializer(serializers.Serializer):
    etapa = serializers.ChoiceField(choices=EtapaFunil.choices)
    definicao = serializers.CharField(help_text="O que a etapa conta.")
    entes = serializers.IntegerField()
    percentual = serializers.FloatField(
        allow_null=True, help_text="Sobre os convidados; nulo quando não há convidado."
    )
    lista = serializers.URLField(help_text="Os entes por trás do número.")


class FunilSerializer(serializers.Serializer):
    nome = serializers.CharField(help_text="Do evento ou da coorte.")
    etapas = DegrauSerializer(many=True)


def evento_marcado(pessoa: Usuario, **chave: Any) -> tuple[str, EnteQuerySet]:
    evento = get_object_or_404(Evento.objects.visiveis_para(pessoa), **chave)
    return str(evento), do_evento(evento)


def coorte_marcada(pessoa: Usuario, **chave: Any) -> tuple[str, EnteQuerySet]:
    coorte = get_object_or_404(Coorte, **chave)
    return coorte.nome, da_coorte(coorte)


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
        lista = request.build_absolute_uri(f"{request.path}entes/")
        etapas = [
            {
                "etapa": degrau.etapa.value,
                "definicao": degrau.definicao,
                "entes": degrau.entes,
                "percentual": degrau.percentual,
                "lista": f"{lista}?etapa={degrau.etapa.value}",
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
        return evento_marcado(self.pessoa, **chave)


class FunilDaCoorte(Funil):
    """O funil de uma coorte, com os membros de hoje e todos os eventos. Só a equipe da SGD."""

    nome = "funil-coorte"

    def alvo(self, **chave: Any) -> tuple[str, EnteQuerySet]:
        return coorte_marcada(self.pessoa, **chave)


class FiltroFunil(FiltroDeLista):
    etapa = Escolha(
        choices=EtapaFunil.choices,
        required=False,
        help_text="Só os entes contados nela; sem este parâmetro, todos os do funil.",
    )
    uf = campo_uf()


class EnteNoFunilSerializer(serializers.Serializer):
    ente = serializers.CharField(help_text="Código IBGE do ente.")
    nome = serializers.CharField()
    uf = serializers.CharField()
    convidados = serializers.BooleanField()
    confirmados = serializers.BooleanField()
    presentes = serializers.BooleanField()
    interessados = serializers.BooleanField()
    com_plano = serializers.BooleanField()
    em_producao = serializers.BooleanField()


class EnteNoFunilDaCoorteSerializer(EnteNoFunilSerializer):
    """O mesmo que no funil de um evento."""


class FunilEntes(Lista):
    """Os entes por trás de cada número, com sim ou não em cada etapa."""

    grupo = "Funis"
    ordem = ("codigo_ibge",)
    serializer_class = EnteNoFunilSerializer
    filtro_class = FiltroFunil

    def alvo(self, **chave: Any) -> tuple[str, EnteQuerySet]:
        raise NotImplementedError

    def consulta(self, dados: dict[str, Any]) -> EnteQuerySet:
        if not self.pessoa.eh_da_equipe:
            raise Http404
        _, marcados = self.alvo(**self.kwargs)
        if "etapa" in dados:
            marcados = da_etapa(marcados, EtapaFunil(dados["etapa"]))
        return marcados.filter(uf=dados["uf"]) if "uf" in dados else marcados

    def campos(self, dados: dict[str, Any]) -> Campos:
        return {"ente": "codigo_ibge", "nome": "nome", "uf": "uf"} | {e: e for e in EtapaFunil}

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("nome"), *EtapaFunil.values)


class FunilDoEventoEntes(FunilEntes):
    """Os entes por trás dos números do funil de um evento. Só a equipe da SGD."""

    nome = "funil-evento-entes"

    def alvo(self, **chave: Any) -> tuple[str, EnteQuerySet]:
        return evento_marcado(self.pessoa, **chave)


class FunilDaCoorteEntes(FunilEntes):
    """Os entes por trás dos números do funil de uma coorte. Só a equipe da SGD."""

    nome = "funil-coorte-entes"
    serializer_class = EnteNoFunilDaCoorteSerializer

    def alvo(self, **chave: Any) -> tuple[str, EnteQuerySet]:
        return coorte_marcada(self.pessoa, **chave)


ENDERECOS = [
    path("funis/evento/<int:pk>/", FunilDoEvento.as_view(), name="api_funil_evento"),
    path(
        "funis/evento/<int:pk>/entes/",
        FunilDoEventoEntes.as_view(),
        name="api_funil_evento_entes",
    ),
    path("funis/coorte/<slug:codigo>/", FunilDaCoorte.as_view(), name="api_funil_coorte"),
    path(
        "funis/coorte/<slug:codigo>/entes/",
        FunilDaCoorteEntes.as_view(),
        name="api_funil_coorte_entes",
    ),
]
