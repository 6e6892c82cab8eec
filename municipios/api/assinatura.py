"""`/api/v1/assinaturas/`: as tentativas de assinatura, cada uma com o laudo do verificador."""

from typing import Any, ClassVar

from django.db.models import OuterRef, QuerySet
from rest_framework import serializers

from municipios.api.detalhe import Detalhe
from municipios.api.escolha import Escolha
from municipios.api.expressoes import (
    Campo,
    Campos,
    Versao,
    cpf_mascarado,
    lista_json,
    versoes,
)
from municipios.api.filtro import FiltroDeLista, campo_ente
from municipios.api.lista import Lista
from municipios.choices.assinatura import SituacaoAssinatura
from municipios.models import Assinatura, Validacao

VALIDACOES = Validacao.objects.filter(assinatura=OuterRef("pk"))


class FiltroAssinaturas(FiltroDeLista):
    ente = campo_ente()
    situacao = Escolha(choices=SituacaoAssinatura.choices, required=False)


class ItemDoLaudoSerializer(serializers.Serializer):
    codigo = serializers.CharField()
    resultado = serializers.ChoiceField(choices=["ok", "falha", "aviso", "nao_conferido"])
    porque = serializers.CharField()
    o_que_fazer = serializers.CharField(allow_blank=True)


class ValidacaoSerializer(serializers.ModelSerializer):
    class Meta:
        model = Validacao
        fields = ["resultado", "feita_em", "observacao", "registrada_em"]


class AssinaturaSerializer(serializers.ModelSerializer):
    """`ordem`: 1 é da autoridade do ente; 2, da SGD, só nos termos que a exigem.

    `recusa` é o código do primeiro ponto do laudo que falhou; vazio quando não há.
    """

    ente = serializers.CharField(source="adesao.ente_id", help_text="Código IBGE do ente.")
    adesao = serializers.IntegerField(source="adesao_id")
    termo = serializers.CharField(source="termo.codigo", help_text="Código de verificação.")
    signatario_cpf = serializers.CharField(
        source="signatario_cpf_mascarado", help_text="Mascarado: `***.456.789-**`."
    )
    laudo = ItemDoLaudoSerializer(many=True)

    class Meta:
        model = Assinatura
        fields = [
            "id", "ente", "adesao", "termo", "ordem", "via", "situacao", "recusa", "tipo",
            "signatario_nome", "signatario_cpf", "assinada_em", "sha256", "iniciada_em",
            "conferida_em", "laudo",
        ]  # fmt: skip


class AssinaturaDetalheSerializer(AssinaturaSerializer):
    validacoes = ValidacaoSerializer(many=True, help_text="O que a SGD viu no VALIDAR, do ITI.")

    class Meta:
        model = Assinatura
        fields = [*AssinaturaSerializer.Meta.fields, "validacoes"]


class AssinaturaEmComum:
    grupo = "Assinaturas"
    serializer_class: ClassVar[Any] = AssinaturaSerializer
    linha: Campos = {nome: nome for nome in AssinaturaSerializer.Meta.fields} | {
        "ente": "adesao__ente_id",
        "adesao": "adesao_id",
        "termo": "termo__codigo",
        "signatario_cpf": cpf_mascarado("signatario_cpf"),
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"),)


class AssinaturaLista(AssinaturaEmComum, Lista):
    """Tentativas dos entes por que você responde; a equipe da SGD vê todas."""

    nome = "assinaturas"
    ordem = ("pk",)
    filtro_class = FiltroAssinaturas

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Assinatura]:
        assinaturas = Assinatura.objects.visiveis_para(self.pessoa)
        if "ente" in dados:
            assinaturas = assinaturas.filter(adesao__ente=dados["ente"])
        if "situacao" in dados:
            assinaturas = assinaturas.filter(situacao=dados["situacao"])
        return assinaturas

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class AssinaturaDetalhe(AssinaturaEmComum, Detalhe):
    """Uma tentativa, com tudo o que se conferiu nela."""

    nome = "assinatura"
    serializer_class = AssinaturaDetalheSerializer

    def consulta(self) -> QuerySet[Assinatura]:
        return Assinatura.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        anotadas = {nome: nome for nome in ValidacaoSerializer.Meta.fields}
        return self.linha | {"validacoes": lista_json(VALIDACOES.order_by("-pk"), anotadas)}

    def versao(self) -> tuple[Campo, ...]:
        return (*self.mudanca, versoes(VALIDACOES))
