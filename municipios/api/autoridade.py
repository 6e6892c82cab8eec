"""`/api/v1/autoridades/`: quem chefia e quem chefiou o Executivo dos entes que a pessoa vê."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaComMotivo, EntradaJson, cpf_compacto
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao, cpf_mascarado
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.choices import CondicaoAutoridade
from municipios.domain import autoridade as dominio
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


class Mandato(EntradaJson):
    ente = CampoEnte()
    nome = serializers.CharField(max_length=200)
    cpf = serializers.CharField(max_length=14, required=False)
    cargo = serializers.CharField(max_length=60)
    email = serializers.EmailField(max_length=254, required=False)
    condicao = Escolha(choices=CondicaoAutoridade.choices, required=False)
    inicio = serializers.DateField()
    fim = serializers.DateField(required=False, help_text="Último dia, inclusive.")
    ato = serializers.CharField(max_length=200, required=False)

    def validate_cpf(self, cpf: str) -> str:
        return cpf_compacto(cpf)


class FimDoMandato(EntradaComMotivo):
    fim = serializers.DateField(help_text="Último dia no cargo.")


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
    entrada_class = Mandato
    verbo = "registrar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Autoridade]:
        return por_ente(Autoridade.objects.visiveis_para(self.pessoa), dados)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Registrar um mandato ou exercício, atual ou passado. Só a equipe da SGD."""
        dados = Mandato.ler(request)
        nova = dominio.registrar_mandato(dados.pop("ente"), por=self.pessoa, **dados)
        visivel = Autoridade.objects.filter(pk=nova.pk)
        resposta = responder_linha(visivel, self.linha, status=201)
        resposta["Location"] = reverse("api_autoridade", args=[nova.pk])
        return resposta


class AutoridadeDetalhe(AutoridadeEmComum, Detalhe):
    """Uma autoridade e o seu mandato."""

    nome = "autoridade"

    def consulta(self) -> QuerySet[Autoridade]:
        return Autoridade.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class AutoridadeAto(AutoridadeDetalhe, Ato):
    """Encerrar o mandato antes do fim; devolve-o como ficou. Só a equipe da SGD."""


ENDERECOS = enderecos(
    AutoridadeAto,
    "autoridades",
    {"encerrar": {"fazer": dominio.encerrar_mandato, "entrada_class": FimDoMandato}},
)
