"""`/api/v1/planos/<id>/cesta/` e `/escolher/`: o que se pode pôr no plano sem escrever."""

from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.api.plano import PlanoAto
from identidade.choices import CodigoProduto
from identidade.choices.plano import OrigemAcao
from identidade.domain.acao import MAIOR_PLANO
from identidade.domain.cesta import Oferta, cesta, escolher
from identidade.models import Acao, PlanoAcao
from municipios.api.ato import enderecos
from municipios.api.detalhe import Detalhe
from municipios.api.entrada_json import EntradaJson
from municipios.api.expressoes import Campo, Versao
from municipios.api.recurso import json_pronto
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Usuario


class OfertaSerializer(serializers.Serializer):
    chave = serializers.CharField(help_text="O que se manda em `escolher/`.")
    titulo = serializers.CharField()
    razao = serializers.CharField(help_text="Por que está na cesta.")
    origem = serializers.ChoiceField(choices=OrigemAcao.choices)
    produto = serializers.ChoiceField(choices=CodigoProduto.choices, allow_null=True)
    prazo_dias_uteis = serializers.IntegerField()
    no_plano = serializers.BooleanField(help_text="Já foi escolhida.")


class CestaSerializer(serializers.Serializer):
    plano = serializers.IntegerField()
    ofertas = OfertaSerializer(many=True)


class Escolhidas(EntradaJson):
    escolhidas = serializers.ListField(
        child=serializers.CharField(max_length=80), min_length=1, max_length=MAIOR_PLANO
    )


class PlanoCesta(Detalhe):
    """Primeiro o que o último diagnóstico recomenda, com a razão; depois os roteiros."""

    grupo = "Planos de ação"
    nome = "plano-cesta"
    serializer_class = CestaSerializer

    def consulta(self) -> QuerySet[PlanoAcao]:
        return PlanoAcao.objects.visiveis_para(self.pessoa)

    def versao(self) -> tuple[Campo, ...]:
        return (Versao("situacao"),)

    def responder(self, request: Request, consulta: QuerySet[Any]) -> HttpResponse:
        plano = consulta.first()
        if plano is None:
            raise Http404
        linhas = [_linha(oferta) for oferta in cesta(plano)]
        return json_pronto(orjson.dumps({"plano": plano.pk, "ofertas": linhas}))


def escolher_da_cesta(plano: PlanoAcao, *, por: Usuario, escolhidas: list[str]) -> list[Acao]:
    """Chave que a cesta não tem é engano de quem pede, e não se ignora."""
    estranhas = set(escolhidas) - {oferta.chave for oferta in cesta(plano)}
    if estranhas:
        raise TransicaoInvalida(
            f"A cesta deste plano não tem: {', '.join(sorted(estranhas))}. Veja as chaves em "
            f"/api/v1/planos/{plano.pk}/cesta/.",
            codigo="oferta",
        )
    return escolher(plano, escolhidas, por=por)


def _linha(oferta: Oferta) -> dict[str, Any]:
    produto = oferta.conteudo.produto
    return {
        "chave": oferta.chave,
        "titulo": oferta.conteudo.titulo,
        "razao": oferta.origem.razao,
        "origem": oferta.origem.tipo,
        "produto": produto.pk if produto else None,
        "prazo_dias_uteis": oferta.conteudo.prazo_dias_uteis,
        "no_plano": oferta.no_plano,
    }


ENDERECOS = enderecos(
    PlanoAto, "planos", {"escolher": {"fazer": escolher_da_cesta, "entrada_class": Escolhidas}}
)
