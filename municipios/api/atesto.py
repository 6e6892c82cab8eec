"""`/api/v1/adesoes/<id>/…-papel/`: o termo em papel; uma pessoa da SGD atesta, outra responde."""

from typing import Any

from django.urls import path
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser

from municipios.api.ato import enderecos
from municipios.api.entrada_json import CampoArquivo, EntradaComMotivo, EntradaJson
from municipios.api.filtro import MAIOR_ID
from municipios.api.preparo import AdesaoAto
from municipios.domain import atesto
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Adesao, Assinatura, Usuario


class AtestoNovo(EntradaJson):
    """Em `multipart/form-data`: o termo assinado, digitalizado em PDF, com todas as páginas."""

    assinada_em = serializers.DateField()
    digitalizado = CampoArquivo()


class AtestoConferido(EntradaJson):
    assinatura = serializers.IntegerField(
        min_value=1, max_value=MAIOR_ID, help_text="A tentativa atestada, de /api/v1/assinaturas/."
    )


class AtestoRecusado(AtestoConferido, EntradaComMotivo):
    pass


class AdesaoPapel(AdesaoAto):
    """Atestar o termo assinado em papel; outra pessoa da SGD confirma ou recusa."""

    verbo = "atestar_papel"
    entrada_class = AtestoNovo
    parser_classes = [MultiPartParser]
    fazer = staticmethod(atesto.atestar)


def confirmar(adesao: Adesao, *, por: Usuario, assinatura: int) -> Adesao:
    return atesto.confirmar_atesto(_atestada(adesao, assinatura), por=por)


def recusar(adesao: Adesao, *, por: Usuario, assinatura: int, motivo: str) -> Assinatura:
    return atesto.recusar_atesto(_atestada(adesao, assinatura), por=por, motivo=motivo)


def retirar(adesao: Adesao, *, por: Usuario, assinatura: int, motivo: str) -> Assinatura:
    return atesto.retirar_atesto(_atestada(adesao, assinatura), por=por, motivo=motivo)


def _atestada(adesao: Adesao, pk: int) -> Assinatura:
    achada = adesao.assinaturas.filter(pk=pk).first()
    if achada is None:
        raise TransicaoInvalida(
            "Esta adesão não tem essa tentativa. Veja os números em /api/v1/assinaturas/.",
            codigo="assinatura",
        )
    return achada


_RESPOSTAS: dict[str, dict[str, Any]] = {
    "confirmar-papel": {"fazer": confirmar, "entrada_class": AtestoConferido},
    "recusar-papel": {"fazer": recusar, "entrada_class": AtestoRecusado},
    "retirar-papel": {"fazer": retirar, "entrada_class": AtestoRecusado},
}
ENDERECOS = [
    path("adesoes/<int:pk>/atestar-papel/", AdesaoPapel.as_view(), name="api_adesao_atestar_papel"),
    *enderecos(AdesaoAto, "adesoes", _RESPOSTAS),
]
