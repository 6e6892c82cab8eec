"""`/api/v1/pedidos-autoridade/`: pedir o registro de quem chefia o Executivo, e responder.

Cada pessoa vê os seus e os do ente que representa; a equipe da SGD, os que lhe foram enviados.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import path, reverse
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaComMotivo, EntradaJson, cpf_compacto
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao, cpf_mascarado
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.choices import CondicaoAutoridade
from municipios.choices.pedido_autoridade import (
    FaltaPedido,
    OrigemPedido,
    ProvaPedido,
    SituacaoPedido,
)
from municipios.domain import analise_pedido, pedido_autoridade
from municipios.models import PedidoAutoridade
from municipios.validators import recusar_segredo


class FiltroPedidos(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoPedido.choices, required=False)
    origem = Escolha(choices=OrigemPedido.choices, required=False)


class PedidoAutoridadeSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    uf = serializers.CharField(source="ente.uf")
    cpf = serializers.CharField(source="cpf_mascarado", help_text="Mascarado: `***.456.789-**`.")
    documento = serializers.IntegerField(
        source="documento_id", allow_null=True, help_text="Baixe-o na página do pedido."
    )
    autoridade = serializers.IntegerField(
        source="autoridade_id", allow_null=True, help_text="A que nasceu do aceite."
    )

    class Meta:
        model = PedidoAutoridade
        fields = [
            "id", "ente", "uf", "situacao", "origem", "nome", "cpf", "cargo", "condicao", "inicio",
            "email", "prova", "documento", "resposta", "autoridade", "criado_em", "enviado_em",
            "respondido_em",
        ]  # fmt: skip


class Dados(EntradaJson):
    nome = serializers.CharField(
        max_length=200, required=False, help_text="Só quando é o ente que pede."
    )
    cpf = serializers.CharField(
        max_length=14, required=False, help_text="Só quando é o ente que pede."
    )
    cargo = serializers.CharField(max_length=60)
    condicao = Escolha(choices=CondicaoAutoridade.choices, required=False)
    inicio = serializers.DateField()
    prova = Escolha(choices=ProvaPedido.choices)
    email = serializers.EmailField(max_length=254, required=False)
    documento = serializers.FileField(help_text="PDF, PNG ou JPEG de até 10 MB.")

    def validate_cpf(self, cpf: str) -> str:
        return cpf_compacto(cpf)


class NovoPedido(Dados):
    """Em `multipart/form-data`, por causa do documento. Vai logo à SGD."""

    ente = CampoEnte()
    origem = Escolha(
        choices=OrigemPedido.choices,
        help_text="`pessoa`: é quem tem o token; `ente`: quem o representa propõe outra pessoa.",
    )
    chave = serializers.UUIDField(
        required=False, help_text="Sorteie uma por envio: repetir o envio não cria outro."
    )

    def validate(self, dados: dict[str, Any]) -> dict[str, Any]:
        do_ente = dados["origem"] == OrigemPedido.ENTE
        faltam = [nome for nome in ("nome", "cpf") if do_ente and not dados.get(nome)]
        if faltam:
            raise serializers.ValidationError({n: ["Diga de quem se trata."] for n in faltam})
        return dados


class Complemento(Dados):
    """Em `multipart/form-data`. O que não vem fica como estava; o pedido volta à SGD."""

    cargo = serializers.CharField(max_length=60, required=False)
    inicio = serializers.DateField(required=False)
    prova = Escolha(choices=ProvaPedido.choices, required=False)
    documento = serializers.FileField(required=False, help_text="Para trocar o que foi enviado.")
    observacao = serializers.CharField(
        max_length=1000, required=False, validators=[recusar_segredo]
    )


class PedidoDevolvido(EntradaJson):
    faltas = serializers.ListField(
        child=Escolha(choices=FaltaPedido.choices),
        max_length=len(FaltaPedido),
        required=False,
        help_text="Tudo o que falta, de uma vez.",
    )
    texto = serializers.CharField(max_length=2000, required=False, validators=[recusar_segredo])


class Aceite(EntradaJson):
    """Os campos só contam quando alguém já consta no mesmo lugar."""

    mesma_pessoa = serializers.BooleanField(
        required=False, default=False, help_text="Pôr o CPF no registro que já existe."
    )
    fim_do_anterior = serializers.DateField(
        required=False, help_text="Último dia do mandato anterior; na falta, a véspera."
    )
    motivo = serializers.CharField(
        max_length=1000,
        required=False,
        validators=[recusar_segredo],
        help_text="Por que o mandato anterior acabou.",
    )


class Recusa(EntradaComMotivo):
    motivo = serializers.CharField(
        max_length=1000, validators=[recusar_segredo], help_text="Quem pediu vai ler."
    )


class PedidoEmComum:
    """O que a lista e o detalhe dizem de um pedido."""

    grupo = "Autoridades"
    serializer_class = PedidoAutoridadeSerializer
    linha: Campos = {nome: nome for nome in PedidoAutoridadeSerializer.Meta.fields} | {
        "ente": "ente_id",
        "uf": "ente__uf",
        "cpf": cpf_mascarado("cpf"),
        "documento": "documento_id",
        "autoridade": "autoridade_id",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"), Versao("ente__uf"))


class PedidoLista(PedidoEmComum, Lista):
    """Os seus e os do ente que você representa; a equipe da SGD vê os enviados."""

    nome = "pedidos-autoridade"
    ordem = ("pk",)
    filtro_class = FiltroPedidos
    entrada_class = NovoPedido
    parser_classes = [MultiPartParser]
    verbo = "pedir"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[PedidoAutoridade]:
        visiveis = PedidoAutoridade.objects.visiveis_para(self.pessoa)
        return por_ente(visiveis, dados, "situacao", "origem")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Pedir o registro da própria pessoa (conta prata ou ouro), ou propor a do ente."""
        dados = NovoPedido.ler(request)
        novo = pedido_autoridade.pedir(dados.pop("ente"), por=self.pessoa, **dados)
        visivel = PedidoAutoridade.objects.filter(pk=novo.pk)
        resposta = responder_linha(visivel, self.linha, status=201)
        resposta["Location"] = reverse("api_pedido_autoridade", args=[novo.pk])
        return resposta


class PedidoDetalhe(PedidoEmComum, Detalhe):
    """Um pedido e a resposta dele."""

    nome = "pedido-autoridade"

    def consulta(self) -> QuerySet[PedidoAutoridade]:
        return PedidoAutoridade.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class PedidoAto(PedidoDetalhe, Ato):
    """Responder ao pedido (só a equipe da SGD), ou retirá-lo (quem pediu)."""


class PedidoComplemento(PedidoAto):
    """Completar o que a SGD devolveu e enviar de novo."""

    verbo = "completar"
    entrada_class = Complemento
    parser_classes = [MultiPartParser]
    fazer = staticmethod(pedido_autoridade.completar)


ENDERECOS = [
    path("pedidos-autoridade/", PedidoLista.as_view(), name="api_pedidos_autoridade"),
    path("pedidos-autoridade/<int:pk>/", PedidoDetalhe.as_view(), name="api_pedido_autoridade"),
    path(
        "pedidos-autoridade/<int:pk>/completar/",
        PedidoComplemento.as_view(),
        name="api_pedido_autoridade_completar",
    ),
    *enderecos(
        PedidoAto,
        "pedidos-autoridade",
        {
            "aceitar": {"fazer": analise_pedido.aceitar, "entrada_class": Aceite},
            "devolver": {"fazer": analise_pedido.devolver, "entrada_class": PedidoDevolvido},
            "recusar": {"fazer": analise_pedido.recusar, "entrada_class": Recusa},
            "retirar": {"fazer": pedido_autoridade.retirar},
        },
    ),
]
