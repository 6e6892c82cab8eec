"""`/api/v1/adesoes/…`: preparar o termo até a assinatura, e enviar o que se assinou fora.

Assinar no portal não é da API: quem autoriza é a pessoa, na tela do GOV.BR.
"""

from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from municipios.api.adesao import AdesaoDetalhe, AdesaoEmComum
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaComMotivo, EntradaJson
from municipios.api.recurso import Recurso
from municipios.domain import convite_assinatura, preparo
from municipios.domain.assinatura import receber_arquivo
from municipios.domain.termo import pedir_termo
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Adesao
from municipios.tasks import conferir_assinaturas, gerar_termos
from municipios.validators import TAMANHO_MAXIMO_DO_ARQUIVO


class Inicio(EntradaJson):
    ente = CampoEnte()
    motivo = serializers.CharField(
        max_length=2000,
        required=False,
        help_text="Exigido quando o ente já está na Rede: por que assinar um termo novo.",
    )


class Rascunho(EntradaJson):
    """`versao` é a que se leu: se outra pessoa salvou depois, recusa-se (409) e nada se perde."""

    versao = serializers.IntegerField(min_value=0, max_value=2**31 - 1)
    orgao = serializers.CharField(max_length=200, required=False, allow_blank=True)
    endereco = serializers.CharField(max_length=300, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)


class Convite(EntradaJson):
    email = serializers.EmailField(
        max_length=254, required=False, help_text="Sem ele, vai ao e-mail da autoridade."
    )
    chave = serializers.UUIDField(
        required=False, help_text="Sorteie uma por envio: repetir o envio não manda outro."
    )


class Envio(EntradaJson):
    """Em `multipart/form-data`: o PDF baixado do portal, assinado."""

    pdf = serializers.FileField()
    p7s = serializers.FileField(required=False, help_text="A assinatura à parte, se houver.")

    def validate(self, dados: dict[str, Any]) -> dict[str, Any]:
        if any(arquivo.size > TAMANHO_MAXIMO_DO_ARQUIVO for arquivo in dados.values()):
            raise serializers.ValidationError("Cada arquivo pode ter até 10 MB.")
        return dados


class AdesaoInicio(AdesaoEmComum, Recurso):
    """Começar uma adesão pelo portal, em rascunho."""

    nome = "adesao"
    verbo = "iniciar"
    http_method_names = ["post"]
    entrada_class = Inicio
    sucesso = 201

    def post(self, request: Request) -> HttpResponse:
        dados = Inicio.ler(request)
        nova = preparo.iniciar(dados.pop("ente"), por=self.pessoa, **dados)
        visivel = Adesao.objects.filter(pk=nova.pk)
        resposta = responder_linha(visivel, self.linha, status=201)
        resposta["Location"] = reverse("api_adesao", args=[nova.pk])
        return resposta


class AdesaoAto(AdesaoDetalhe, Ato):
    """Agir numa adesão; devolve-a como ficou."""


class AdesaoRascunho(AdesaoAto):
    """Escrever o rascunho; o campo que não vem fica como estava."""

    verbo = "rascunho"
    entrada_class = Rascunho

    def agir(self, objeto: Any, dados: dict[str, Any]) -> None:
        versao = dados.pop("versao")
        preparo.salvar_rascunho(objeto, por=self.pessoa, versao=versao, dados=objeto.dados | dados)


class AdesaoEnvio(AdesaoAto):
    """Enviar o termo assinado fora do portal; o laudo sai em `/api/v1/assinaturas/`."""

    verbo = "enviar"
    entrada_class: type[EntradaJson] = Envio
    parser_classes = [MultiPartParser]
    depois = staticmethod(conferir_assinaturas.delay)

    def post(self, request: Request, pk: int) -> HttpResponse:
        """A tentativa que chegou tarde fica gravada; só depois é que se responde a recusa."""
        resposta = super().post(request, pk)
        if self.tentativa.recusa:
            raise TransicaoInvalida(self.tentativa.laudo[0]["porque"])
        return resposta

    def agir(self, objeto: Any, dados: dict[str, Any]) -> None:
        self.tentativa = receber_arquivo(objeto, por=self.pessoa, **dados)


ENDERECOS = [
    path("adesoes/iniciar/", AdesaoInicio.as_view(), name="api_adesao_iniciar"),
    path("adesoes/<int:pk>/rascunho/", AdesaoRascunho.as_view(), name="api_adesao_rascunho"),
    path("adesoes/<int:pk>/enviar/", AdesaoEnvio.as_view(), name="api_adesao_enviar"),
    *enderecos(
        AdesaoAto,
        "adesoes",
        {
            "gerar": {"fazer": pedir_termo, "depois": gerar_termos.delay},
            "convidar": {"fazer": convite_assinatura.convidar, "entrada_class": Convite},
            "cancelar-convite": {"fazer": convite_assinatura.cancelar},
            "reabrir": {"fazer": preparo.reabrir, "entrada_class": EntradaComMotivo},
            "descartar": {"fazer": preparo.descartar, "entrada_class": EntradaComMotivo},
        },
    ),
]
