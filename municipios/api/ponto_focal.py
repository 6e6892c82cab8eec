"""`/api/v1/pontos-focais/`: só a equipe da SGD e quem responde pelo próprio ente; CPF mascarado."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from municipios.api.detalhe import Detalhe
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao, cpf_mascarado
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.choices import SituacaoPontoFocal
from municipios.models import PontoFocal


class FiltroPontosFocais(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoPontoFocal.choices, required=False)


class PontoFocalSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    uf = serializers.CharField(source="ente.uf")
    cpf = serializers.CharField(source="cpf_mascarado", help_text="Mascarado: `***.456.789-**`.")
    telefone = serializers.CharField()

    class Meta:
        model = PontoFocal
        fields = [
            "id", "ente", "uf", "situacao", "nome", "cpf", "cargo", "vinculo", "orgao", "email",
            "telefone", "papel", "tipo", "inicio", "fim", "indicado_em", "confirmado_em",
        ]  # fmt: skip


class PontoFocalEmComum:
    """O que a lista e o detalhe dizem de um ponto focal."""

    grupo = "Pontos focais"
    serializer_class = PontoFocalSerializer
    linha: Campos = {nome: nome for nome in PontoFocalSerializer.Meta.fields} | {
        "ente": "ente_id",
        "uf": "ente__uf",
        "cpf": cpf_mascarado("cpf"),
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"), Versao("ente__uf"))


class PontoFocalLista(PontoFocalEmComum, Lista):
    """Pontos focais dos entes por que você responde; a equipe da SGD vê todos."""

    nome = "pontos-focais"
    ordem = ("pk",)
    filtro_class = FiltroPontosFocais

    def consulta(self, dados: dict[str, Any]) -> QuerySet[PontoFocal]:
        pontos_focais = PontoFocal.objects.visiveis_para(self.pessoa)
        return por_ente(pontos_focais, dados, "situacao")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class PontoFocalDetalhe(PontoFocalEmComum, Detalhe):
    """Um ponto focal."""

    nome = "ponto-focal"

    def consulta(self) -> QuerySet[PontoFocal]:
        return PontoFocal.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca
