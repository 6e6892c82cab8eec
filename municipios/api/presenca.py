"""`/api/v1/presencas/`: quem veio a cada evento. Só a equipe."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista
from municipios.choices.evento import SituacaoPresenca
from municipios.domain import presenca as dominio
from municipios.models import Presenca

FILTROS = {
    "evento": "inscricao__evento",
    "ente": "inscricao__ente",
    "uf": "inscricao__ente__uf",
    "situacao": "situacao",
}


class FiltroPresencas(FiltroDeLista):
    evento = serializers.IntegerField(min_value=1, max_value=MAIOR_ID, required=False)
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoPresenca.choices, required=False)


class PresencaSerializer(serializers.ModelSerializer):
    inscricao = serializers.IntegerField(source="inscricao_id")
    evento = serializers.IntegerField(source="inscricao.evento_id")
    ente = serializers.CharField(source="inscricao.ente_id", help_text="Código IBGE do ente.")

    class Meta:
        model = Presenca
        fields = [
            "id", "inscricao", "evento", "ente", "situacao", "origem", "pessoas", "nomes",
            "marcada_em",
        ]  # fmt: skip


class PresencaEmComum:
    """O que a lista e o detalhe dizem de uma presença."""

    grupo = "Eventos"
    serializer_class = PresencaSerializer
    linha: Campos = {nome: nome for nome in PresencaSerializer.Meta.fields} | {
        "inscricao": "inscricao_id",
        "evento": "inscricao__evento_id",
        "ente": "inscricao__ente_id",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"),)


class PresencaLista(PresencaEmComum, Lista):
    """Presenças nos eventos. Só a equipe da SGD as vê; os demais recebem a lista vazia."""

    nome = "presencas"
    ordem = ("pk",)
    filtro_class = FiltroPresencas

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Presenca]:
        filtros = {campo: dados[nome] for nome, campo in FILTROS.items() if dados.get(nome)}
        return Presenca.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class PresencaDetalhe(PresencaEmComum, Detalhe):
    """Uma presença."""

    nome = "presenca"

    def consulta(self) -> QuerySet[Presenca]:
        return Presenca.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class PresencaAto(PresencaDetalhe, Ato):
    """Desfazer a presença; a linha e o histórico ficam. Só a equipe da SGD."""


ENDERECOS = enderecos(PresencaAto, "presencas", {"desfazer": {"fazer": dominio.desfazer}})
