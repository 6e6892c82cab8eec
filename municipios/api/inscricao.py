"""`/api/v1/inscricoes/`: os convidados de cada evento, e a presença deles. Só a equipe."""

from functools import partial
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe
from municipios.api.entrada_json import EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista
from municipios.choices.evento import OrigemPresenca, SituacaoInscricao
from municipios.domain import presenca as dominio
from municipios.models import Inscricao
from municipios.models.inscricao import MAXIMO_DE_PESSOAS

FILTROS = {"evento": "evento", "ente": "ente", "uf": "ente__uf", "situacao": "situacao"}


class FiltroInscricoes(FiltroDeLista):
    evento = serializers.IntegerField(min_value=1, max_value=MAIOR_ID, required=False)
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoInscricao.choices, required=False)


class QuemVeioJson(EntradaJson):
    pessoas = serializers.IntegerField(min_value=1, max_value=MAXIMO_DE_PESSOAS, required=False)
    nomes = serializers.CharField(
        max_length=2000, required=False, allow_blank=True, help_text="Um por linha. Sem CPF."
    )


class InscricaoSerializer(serializers.ModelSerializer):
    evento = serializers.IntegerField(source="evento_id")
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    presenca = serializers.IntegerField(
        source="presenca.pk", allow_null=True, help_text="A presença marcada, se há."
    )

    class Meta:
        model = Inscricao
        fields = [
            "id", "evento", "ente", "situacao", "pessoas", "nomes", "na_porta", "convidada_em",
            "respondida_em", "presenca",
        ]  # fmt: skip


class InscricaoEmComum:
    """O que a lista e o detalhe dizem de um convidado."""

    grupo = "Eventos"
    serializer_class = InscricaoSerializer
    linha: Campos = {nome: nome for nome in InscricaoSerializer.Meta.fields} | {
        "evento": "evento_id",
        "ente": "ente_id",
        "presenca": "presenca__pk",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"), "presenca__pk", Versao("presenca__situacao"))


class InscricaoLista(InscricaoEmComum, Lista):
    """Convidados dos eventos. Só a equipe da SGD os vê; os demais recebem a lista vazia."""

    nome = "inscricoes"
    ordem = ("pk",)
    filtro_class = FiltroInscricoes

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Inscricao]:
        filtros = {campo: dados[nome] for nome, campo in FILTROS.items() if dados.get(nome)}
        return Inscricao.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class InscricaoDetalhe(InscricaoEmComum, Detalhe):
    """Um convidado."""

    nome = "inscricao"

    def consulta(self) -> QuerySet[Inscricao]:
        return Inscricao.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class InscricaoAto(InscricaoDetalhe, Ato):
    """Marcar a presença do convidado; repetir não muda nada. Só a equipe da SGD."""


ENDERECOS = enderecos(
    InscricaoAto,
    "inscricoes",
    {
        "marcar-presenca": {
            "fazer": partial(dominio.marcar, origem=OrigemPresenca.API),
            "entrada_class": QuemVeioJson,
        }
    },
)
