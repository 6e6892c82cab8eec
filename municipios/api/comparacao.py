"""`/api/v1/comparacoes/`: o termo que não guarda os nossos bytes, página a página. Só da SGD.

Propor, confirmar e recusar são atos da adesão, que se trava primeiro.
"""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request

from municipios.api.ato import enderecos
from municipios.api.detalhe import Detalhe
from municipios.api.entrada_json import EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente
from municipios.api.lista import Lista
from municipios.api.preparo import AdesaoAto
from municipios.api.recurso import Recurso
from municipios.api.termo import Bytes
from municipios.choices.assinatura import SituacaoAssinatura
from municipios.domain import comparacao as dominio
from municipios.domain.deposito import retirar
from municipios.domain.transicoes import TransicaoInvalida
from municipios.http.arquivo import anexo
from municipios.models import Adesao, Comparacao, Usuario


class FiltroComparacoes(FiltroDeLista):
    ente = campo_ente()
    situacao = Escolha(
        choices=SituacaoAssinatura.choices,
        required=False,
        help_text="A da tentativa: `recusada` espera proposta; `atestada`, a segunda pessoa.",
    )


class LadoSerializer(serializers.Serializer):
    imagem = serializers.CharField(
        allow_blank=True, help_text="Vazio quando este lado não tem a página."
    )
    texto = serializers.CharField(allow_blank=True)


class PaginaComparadaSerializer(serializers.Serializer):
    nossa = LadoSerializer(help_text="O que o portal ofereceu.")
    enviada = LadoSerializer(help_text="O que o ente enviou.")


class ComparacaoSerializer(serializers.ModelSerializer):
    """`feita_em` nulo: as páginas ainda estão sendo desenhadas."""

    ente = serializers.CharField(source="assinatura.adesao.ente_id", help_text="Código IBGE.")
    adesao = serializers.IntegerField(source="assinatura.adesao_id")
    assinatura = serializers.IntegerField(source="assinatura_id")
    situacao = serializers.ChoiceField(
        source="assinatura.situacao", choices=SituacaoAssinatura.choices
    )

    class Meta:
        model = Comparacao
        fields = [
            "id", "ente", "adesao", "assinatura", "situacao", "feita_em", "proposta_em", "motivo",
            "respondida_em",
        ]  # fmt: skip


class ComparacaoDetalheSerializer(ComparacaoSerializer):
    paginas = PaginaComparadaSerializer(many=True)

    class Meta:
        model = Comparacao
        fields = [*ComparacaoSerializer.Meta.fields, "paginas"]


class ComparacaoEmComum:
    """O que a lista e o detalhe dizem de uma comparação."""

    grupo = "Assinaturas"
    serializer_class: ClassVar[Any] = ComparacaoSerializer
    linha: Campos = {nome: nome for nome in ComparacaoSerializer.Meta.fields} | {
        "ente": "assinatura__adesao__ente_id",
        "adesao": "assinatura__adesao_id",
        "assinatura": "assinatura_id",
        "situacao": "assinatura__situacao",
    }
    mudanca: tuple[Campo, ...] = (Versao("motivo"), Versao("assinatura__situacao"))


class ComparacaoLista(ComparacaoEmComum, Lista):
    """Comparações de páginas. Só a equipe da SGD as vê."""

    nome = "comparacoes"
    ordem = ("pk",)
    filtro_class = FiltroComparacoes

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Comparacao]:
        comparacoes = Comparacao.objects.visiveis_para(self.pessoa)
        if "ente" in dados:
            comparacoes = comparacoes.filter(assinatura__adesao__ente=dados["ente"])
        if "situacao" in dados:
            comparacoes = comparacoes.filter(assinatura__situacao=dados["situacao"])
        return comparacoes

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class ComparacaoDetalhe(ComparacaoEmComum, Detalhe):
    """Uma comparação, com o texto de cada página dos dois lados."""

    nome = "comparacao"
    serializer_class = ComparacaoDetalheSerializer

    def consulta(self) -> QuerySet[Comparacao]:
        return Comparacao.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha | {"paginas": "paginas"}

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class ComparacaoPagina(Recurso):
    """A imagem (PNG) de uma página: `nossa` ou `enviada`; as páginas contam de 1."""

    grupo = "Assinaturas"
    nome = "comparacao_pagina"
    tipo_da_resposta = Bytes.media_type
    renderer_classes = [Bytes]

    def consulta(self) -> QuerySet[Comparacao]:
        return Comparacao.objects.visiveis_para(self.pessoa)

    def get(self, request: Request, pk: int, numero: int, lado: str) -> HttpResponseBase:
        self.filtro_class.de(request.query_params)
        comparacao = self.consulta().filter(pk=pk).first()
        imagem = comparacao.imagem(numero, lado) if comparacao else ""
        if not imagem:
            raise Http404
        return anexo(retirar(imagem), f"pagina-{numero}-{lado}.png")


class AceiteConferido(EntradaJson):
    comparacao = serializers.IntegerField(
        min_value=1, max_value=MAIOR_ID, help_text="O número, de /api/v1/comparacoes/."
    )


class AceiteComMotivo(AceiteConferido, EntradaComMotivo):
    pass


def propor(adesao: Adesao, *, por: Usuario, comparacao: int, motivo: str) -> Comparacao:
    return dominio.propor_aceite(_desta(adesao, comparacao), por=por, motivo=motivo)


def confirmar(adesao: Adesao, *, por: Usuario, comparacao: int) -> Adesao:
    return dominio.confirmar_aceite(_desta(adesao, comparacao), por=por)


def recusar(adesao: Adesao, *, por: Usuario, comparacao: int, motivo: str) -> Comparacao:
    return dominio.recusar_aceite(_desta(adesao, comparacao), por=por, motivo=motivo)


def _desta(adesao: Adesao, pk: int) -> Comparacao:
    achada = Comparacao.objects.filter(pk=pk, assinatura__adesao=adesao).first()
    if achada is None:
        raise TransicaoInvalida(
            "Esta adesão não tem essa comparação. A SGD vê os números em /api/v1/comparacoes/.",
            codigo="comparacao",
        )
    return achada


_ATOS: dict[str, dict[str, Any]] = {
    "propor-aceite": {"fazer": propor, "entrada_class": AceiteComMotivo},
    "confirmar-aceite": {"fazer": confirmar, "entrada_class": AceiteConferido},
    "recusar-aceite": {"fazer": recusar, "entrada_class": AceiteComMotivo},
}
ENDERECOS = [
    path("comparacoes/", ComparacaoLista.as_view(), name="api_comparacoes"),
    path("comparacoes/<int:pk>/", ComparacaoDetalhe.as_view(), name="api_comparacao"),
    path(
        "comparacoes/<int:pk>/paginas/<int:numero>/<str:lado>.png",
        ComparacaoPagina.as_view(),
        name="api_comparacao_pagina",
    ),
    *enderecos(AdesaoAto, "adesoes", _ATOS),
]
