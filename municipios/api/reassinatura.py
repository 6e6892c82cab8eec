"""`/api/v1/reassinaturas/`: a quem o texto novo do termo pediu outra assinatura, e a resposta."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from municipios.api.detalhe import Detalhe
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import (
    LARGO_MAXIMO,
    FiltroDeLista,
    campo_ente,
    campo_uf,
    por_ente,
)
from municipios.api.lista import Lista
from municipios.choices.renovacao import SituacaoReassinatura
from municipios.models import Reassinatura


class FiltroReassinaturas(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoReassinatura.choices, required=False)
    renovacao = serializers.IntegerField(
        required=False, min_value=1, max_value=LARGO_MAXIMO, help_text="Número da renovação."
    )


class ReassinaturaSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    uf = serializers.CharField(source="ente.uf")
    renovacao = serializers.IntegerField(
        source="renovacao_id", help_text="Um texto novo que pede nova assinatura a muitos entes."
    )
    esfera = serializers.CharField(source="renovacao.modelo.esfera")
    versao_do_texto = serializers.IntegerField(source="renovacao.modelo.versao")
    adesao = serializers.IntegerField(
        source="adesao_id", allow_null=True, help_text="A que entrou em vigor com o texto novo."
    )

    class Meta:
        model = Reassinatura
        fields = [
            "id", "renovacao", "esfera", "versao_do_texto", "ente", "uf", "situacao", "prazo",
            "aberta_em", "resolvida_em", "justificativa", "adesao",
        ]  # fmt: skip


class ReassinaturaEmComum:
    """O que a lista e o detalhe dizem de um pedido de nova assinatura."""

    grupo = "Adesões"
    serializer_class = ReassinaturaSerializer
    linha: Campos = {nome: nome for nome in ReassinaturaSerializer.Meta.fields} | {
        "renovacao": "renovacao_id",
        "esfera": "renovacao__modelo__esfera",
        "versao_do_texto": "renovacao__modelo__versao",
        "ente": "ente_id",
        "uf": "ente__uf",
        "adesao": "adesao_id",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"), Versao("ente__uf"))


class ReassinaturaLista(ReassinaturaEmComum, Lista):
    """As dos entes por que você responde; a equipe da SGD vê todas."""

    nome = "reassinaturas"
    ordem = ("pk",)
    filtro_class = FiltroReassinaturas

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Reassinatura]:
        visiveis = Reassinatura.objects.visiveis_para(self.pessoa)
        return por_ente(visiveis, dados, "situacao", "renovacao")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class ReassinaturaDetalhe(ReassinaturaEmComum, Detalhe):
    """Um pedido de nova assinatura."""

    nome = "reassinatura"

    def consulta(self) -> QuerySet[Reassinatura]:
        return Reassinatura.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca
