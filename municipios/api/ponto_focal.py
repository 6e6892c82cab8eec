"""`/api/v1/pontos-focais/`: só a equipe da SGD e quem responde pelo próprio ente; CPF mascarado."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import path, reverse
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import (
    CampoArquivo,
    CampoEnte,
    EntradaComMotivo,
    EntradaJson,
    cpf_compacto,
)
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao, cpf_mascarado
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.leitor import LeitorJson
from municipios.api.lista import Lista
from municipios.choices import PapelPontoFocal, SituacaoPontoFocal, TipoPontoFocal, Vinculo
from municipios.domain import analise_indicacao
from municipios.domain import ponto_focal as dominio
from municipios.domain.documento import DocumentoRecusado
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
    substitui = serializers.IntegerField(
        source="substitui_id", allow_null=True, help_text="Quem continua até a SGD aprovar."
    )

    class Meta:
        model = PontoFocal
        fields = [
            "id", "ente", "uf", "situacao", "nome", "cpf", "cargo", "vinculo", "orgao", "email",
            "telefone", "papel", "tipo", "sai_com_o_mandato", "inicio", "fim", "indicado_em",
            "confirmado_em", "substitui", "motivo_da_recusa",
        ]  # fmt: skip


class Pessoa(EntradaJson):
    nome = serializers.CharField(max_length=200)
    cpf = serializers.CharField(max_length=14)
    cargo = serializers.CharField(max_length=120)
    vinculo = Escolha(choices=Vinculo.choices)
    matricula = serializers.CharField(max_length=40, required=False)
    orgao = serializers.CharField(max_length=160)
    email = serializers.EmailField(max_length=254)
    telefone = serializers.CharField(max_length=30, required=False)
    papel = Escolha(choices=PapelPontoFocal.choices)
    tipo = Escolha(choices=TipoPontoFocal.choices)
    sai_com_o_mandato = serializers.BooleanField(
        required=False, default=False, help_text="Deixa de ser ponto focal com o fim do mandato."
    )

    def validate_cpf(self, cpf: str) -> str:
        return cpf_compacto(cpf)


class Indicacao(Pessoa):
    """Em JSON; com o ofício, em `multipart/form-data`."""

    ente = CampoEnte()
    motivo = serializers.CharField(max_length=2000, required=False)
    oficio = CampoArquivo(required=False, help_text="Exigido quando a SGD confere as indicações.")


class Troca(Pessoa):
    """Em `multipart/form-data`, por causa do ofício, que a equipe da SGD tem de anexar."""

    motivo = serializers.CharField(max_length=2000)
    oficio = serializers.FileField(required=False)


class PontoFocalEmComum:
    """O que a lista e o detalhe dizem de um ponto focal."""

    grupo = "Pontos focais"
    serializer_class = PontoFocalSerializer
    linha: Campos = {nome: nome for nome in PontoFocalSerializer.Meta.fields} | {
        "ente": "ente_id",
        "uf": "ente__uf",
        "substitui": "substitui_id",
        "cpf": cpf_mascarado("cpf"),
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"), Versao("ente__uf"))


class PontoFocalLista(PontoFocalEmComum, Lista):
    """Pontos focais dos entes por que você responde; a equipe da SGD vê todos."""

    nome = "pontos-focais"
    ordem = ("pk",)
    filtro_class = FiltroPontosFocais
    entrada_class = Indicacao
    parser_classes = [LeitorJson, MultiPartParser]
    verbo = "indicar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[PontoFocal]:
        pontos_focais = PontoFocal.objects.visiveis_para(self.pessoa)
        return por_ente(pontos_focais, dados, "situacao")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Indicar uma pessoa, que se confirma ao entrar com o GOV.BR (se for o caso, aprovada)."""
        dados = Indicacao.ler(request)
        novo = dominio.indicar(dados.pop("ente"), por=self.pessoa, **dados)
        visivel = PontoFocal.objects.filter(pk=novo.pk)
        resposta = responder_linha(visivel, self.linha, status=201)
        resposta["Location"] = reverse("api_ponto_focal", args=[novo.pk])
        return resposta


class PontoFocalDetalhe(PontoFocalEmComum, Detalhe):
    """Um ponto focal."""

    nome = "ponto-focal"

    def consulta(self) -> QuerySet[PontoFocal]:
        return PontoFocal.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class PontoFocalAto(PontoFocalDetalhe, Ato):
    """Agir num ponto focal; devolve-o como ficou. Aprovar e recusar são da equipe da SGD."""


class PontoFocalTroca(PontoFocalDetalhe, Ato):
    """Trocar a pessoa por outra; devolve a que sai, já ou quando a SGD aprovar a nova."""

    verbo = "substituir"
    entrada_class = Troca
    parser_classes = [MultiPartParser]

    def agir(self, objeto: PontoFocal, dados: dict[str, Any]) -> None:
        try:
            dominio.substituir(objeto, por=self.pessoa, **dados)
        except DocumentoRecusado as recusa:
            raise serializers.ValidationError({"oficio": [str(recusa)]}) from recusa


ENDERECOS = [
    path(
        "pontos-focais/<int:pk>/substituir/",
        PontoFocalTroca.as_view(),
        name="api_ponto_focal_substituir",
    ),
    *enderecos(
        PontoFocalAto,
        "pontos-focais",
        {
            "aprovar": {"fazer": analise_indicacao.aprovar},
            "recusar": {"fazer": analise_indicacao.recusar, "entrada_class": EntradaComMotivo},
            "encerrar": {"fazer": dominio.encerrar, "entrada_class": EntradaComMotivo},
        },
    ),
]
