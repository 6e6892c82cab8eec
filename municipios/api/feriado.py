"""`/api/v1/feriados/`: os dias que não contam nos prazos em dias úteis. A lista é pública."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from municipios.api.detalhe import responder_linha
from municipios.api.entrada_json import EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista
from municipios.api.lista import Lista
from municipios.choices import Uf
from municipios.domain.feriado import acrescentar
from municipios.models import Feriado


class FiltroFeriados(FiltroDeLista):
    ano = serializers.IntegerField(min_value=2000, max_value=2200, required=False)
    uf = Escolha(
        choices=Uf.choices, required=False, help_text="Os do país e os desta UF. Sem ela, todos."
    )


class FeriadoSerializer(serializers.ModelSerializer):
    uf = serializers.CharField(allow_blank=True, help_text="Vazia: vale no país todo.")

    class Meta:
        model = Feriado
        fields = ["data", "nome", "uf", "fonte"]


class FeriadoNovo(EntradaJson):
    data = serializers.DateField()  # type: ignore[assignment]
    nome = serializers.CharField(max_length=120)
    uf = Escolha(
        choices=Uf.choices, required=False, allow_blank=True, help_text="Sem ela, no país todo."
    )
    fonte = serializers.CharField(max_length=200, help_text="A lei ou o decreto.")


class FeriadoLista(Lista):
    """Feriados. Nos prazos de um ente contam os do país e os da sua UF."""

    publico = True
    grupo = "Feriados"
    nome = "feriados"
    ordem = ("pk",)
    serializer_class = FeriadoSerializer
    filtro_class = FiltroFeriados
    entrada_class = FeriadoNovo
    verbo = "acrescentar"
    sucesso = 201
    linha: Campos = {nome: nome for nome in FeriadoSerializer.Meta.fields}

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Feriado]:
        feriados = Feriado.objects.all()
        if ano := dados.get("ano"):
            feriados = feriados.filter(data__year=ano)
        return feriados.da_uf(dados["uf"]) if dados.get("uf") else feriados

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("nome"),)

    def post(self, request: Request) -> HttpResponse:
        """Acrescentar um feriado, que passa a valer nos prazos. Só a coordenação da SGD."""
        novo = acrescentar(por=self.pessoa, **FeriadoNovo.ler(request))
        return responder_linha(Feriado.objects.filter(pk=novo.pk), self.linha, status=201)
