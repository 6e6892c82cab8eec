"""`/api/v1/reconfirmacoes/`: o que se perguntou de cada pessoa do ente, e a resposta."""

from typing import Any

from django.db.models import Case, F, QuerySet, TextField, When
from rest_framework import serializers

from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe
from municipios.api.entrada_json import EntradaComMotivo
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
from municipios.choices.campanha import AssuntoReconfirmacao, SituacaoReconfirmacao
from municipios.domain import reconfirmacao as dominio
from municipios.models import Reconfirmacao

PESSOA = Case(
    When(ponto_focal__isnull=False, then=F("ponto_focal__nome")),
    default=F("autoridade__nome"),
    output_field=TextField(),
)


class FiltroReconfirmacoes(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoReconfirmacao.choices, required=False)
    assunto = Escolha(choices=AssuntoReconfirmacao.choices, required=False)
    campanha = serializers.IntegerField(
        required=False, min_value=1, max_value=LARGO_MAXIMO, help_text="Número da campanha."
    )


class ReconfirmacaoSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    uf = serializers.CharField(source="ente.uf")
    campanha = serializers.IntegerField(source="campanha_id")
    autoridade = serializers.IntegerField(source="autoridade_id", allow_null=True)
    ponto_focal = serializers.IntegerField(source="ponto_focal_id", allow_null=True)
    pessoa = serializers.CharField(
        allow_null=True, help_text="Nulo: não consta chefia, e o que se pede é o registro dela."
    )

    class Meta:
        model = Reconfirmacao
        fields = [
            "id", "campanha", "ente", "uf", "assunto", "autoridade", "ponto_focal", "pessoa",
            "situacao", "prazo", "aberta_em", "resolvida_em", "justificativa",
        ]  # fmt: skip


class ReconfirmacaoEmComum:
    """O que a lista e o detalhe dizem de uma reconfirmação."""

    grupo = "Reconfirmação"
    serializer_class = ReconfirmacaoSerializer
    linha: Campos = {nome: nome for nome in ReconfirmacaoSerializer.Meta.fields} | {
        "campanha": "campanha_id",
        "ente": "ente_id",
        "uf": "ente__uf",
        "autoridade": "autoridade_id",
        "ponto_focal": "ponto_focal_id",
        "pessoa": PESSOA,
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"), Versao("ente__uf"), PESSOA)


class ReconfirmacaoLista(ReconfirmacaoEmComum, Lista):
    """As dos entes por que você responde; a equipe da SGD vê todas."""

    nome = "reconfirmacoes"
    ordem = ("pk",)
    filtro_class = FiltroReconfirmacoes

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Reconfirmacao]:
        visiveis = Reconfirmacao.objects.visiveis_para(self.pessoa)
        return por_ente(visiveis, dados, "situacao", "assunto", "campanha")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class ReconfirmacaoDetalhe(ReconfirmacaoEmComum, Detalhe):
    """Uma pergunta e a resposta dela."""

    nome = "reconfirmacao"

    def consulta(self) -> QuerySet[Reconfirmacao]:
        return Reconfirmacao.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class ReconfirmacaoAto(ReconfirmacaoDetalhe, Ato):
    """Dizer que a pessoa continua, ou (só a SGD) dispensar a resposta; devolve-a como ficou."""


ENDERECOS = enderecos(
    ReconfirmacaoAto,
    "reconfirmacoes",
    {
        "confirmar": {"fazer": dominio.confirmar},
        "dispensar": {"fazer": dominio.dispensar, "entrada_class": EntradaComMotivo},
    },
)
