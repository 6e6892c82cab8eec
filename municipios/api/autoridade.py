"""`/api/v1/autoridades/`: quem chefia e quem chefiou o Executivo dos entes que a pessoa vê."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from municipios.api.detalhe import Detalhe
from municipios.api.expressoes import Campo, Campos, Versao, cpf_mascarado
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.models import Autoridade


class FiltroAutoridades(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()


class AutoridadeSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    uf = serializers.CharField(source="ente.uf")
    cpf = serializers.CharField(source="cpf_mascarado", help_text="Mascarado: `***.456.789-**`.")

    class Meta:
        model = Autoridade
        fields = ["id", "ente", "uf", "nome", "cpf", "cargo", "condicao", "inicio", "fim", "ato"]


class AutoridadeEmComum:
    grupo = "Autoridades"
    serializer_class = AutoridadeSerializer
    linha: Campos = {nome: nome for nome in AutoridadeSerializer.Meta.fields} | {
        "ente": "ente_id",
        "uf": "ente__uf",
        "cpf": cpf_mascarado("cpf"),
    }
    mudanca: tuple[Campo, ...] = (Versao("nome"), Versao("ente__uf"))


class AutoridadeLista(AutoridadeEmComum, Lista):
    """Autoridades dos entes por que você responde; a equipe da SGD vê todas."""

    nome = "autoridades"
    ordem = ("pk",)
    filtro_class = FiltroAutoridades

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Autoridade]:
        return por_ente(Autoridade.objects.visiveis_para(self.pessoa), dados)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class AutoridadeDetalhe(AutoridadeEmComum, Detalhe):
    """Uma autoridade e o seu mandato."""

    nome = "autoridade"

    def consulta(self) -> QuerySet[Autoridade]:
        return Autoridade.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca
