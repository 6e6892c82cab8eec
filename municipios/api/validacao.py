"""`/api/v1/assinaturas/<id>/validar/`: o que alguém da SGD viu no VALIDAR, do ITI."""

from django.urls import path
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser

from municipios.api.assinatura import AssinaturaDetalhe
from municipios.api.ato import Ato
from municipios.api.entrada_json import CampoArquivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.choices.assinatura import ResultadoValidacao
from municipios.domain.validacao import anotar_validacao


class ValidacaoNova(EntradaJson):
    """Em `multipart/form-data`, por causa do relatório."""

    resultado = Escolha(choices=ResultadoValidacao.choices)
    feita_em = serializers.DateField()
    observacao = serializers.CharField(max_length=2000, required=False)
    documento = CampoArquivo(required=False, help_text="O relatório do VALIDAR, em PDF.")


class AssinaturaValidacao(AssinaturaDetalhe, Ato):
    """Anotar a conferência feita no VALIDAR; o veredito do portal não muda por ela."""

    verbo = "validar"
    entrada_class = ValidacaoNova
    parser_classes = [MultiPartParser]
    fazer = staticmethod(anotar_validacao)


ENDERECOS = [
    path(
        "assinaturas/<int:pk>/validar/",
        AssinaturaValidacao.as_view(),
        name="api_assinatura_validar",
    )
]
