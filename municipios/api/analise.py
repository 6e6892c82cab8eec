"""`/api/v1/adesoes/…`: a análise do termo. A resposta é do ente; o resto, da equipe da SGD."""

from rest_framework import serializers

from municipios.api.adesao import AdesaoDetalhe
from municipios.api.ato import Ato, enderecos
from municipios.api.entrada_json import EntradaJson
from municipios.domain import analise
from municipios.models import Usuario

MAXIMO_DE_PONTOS = 50


class Ponto(serializers.Serializer):
    campo = serializers.CharField(max_length=40, required=False, allow_blank=True)
    texto = serializers.CharField(max_length=5000)


class Pontos(EntradaJson):
    pontos = serializers.ListField(
        child=Ponto(),
        min_length=1,
        max_length=MAXIMO_DE_PONTOS,
        help_text="Tudo o que falta, de uma vez.",
    )


class Resposta(EntradaJson):
    resposta = serializers.CharField(max_length=5000)


class Passagem(EntradaJson):
    """`a` é como a pessoa entra no portal: o e-mail dela, na equipe."""

    a = serializers.SlugRelatedField(
        slug_field="identificador",
        queryset=Usuario.objects.da_equipe(),
        allow_null=True,
        help_text="E-mail de quem passa a analisar; nulo: ninguém, por ora.",
    )
    motivo = serializers.CharField(max_length=500, required=False, allow_blank=True)


class AdesaoAnalise(AdesaoDetalhe, Ato):
    """Analisar o termo assinado; devolve a adesão como ficou."""


ENDERECOS = enderecos(
    AdesaoAnalise,
    "adesoes",
    {
        "assumir": {"fazer": analise.assumir},
        "aprovar": {"fazer": analise.aprovar},
        "passar": {"fazer": analise.passar, "entrada_class": Passagem},
        "diligencia": {"fazer": analise.pedir_diligencia, "entrada_class": Pontos},
        "responder": {"fazer": analise.responder, "entrada_class": Resposta},
    },
)
