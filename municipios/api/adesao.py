"""`/api/v1/adesoes/`: os termos que a pessoa do token pode ver; registrar é da equipe da SGD."""

from typing import Any, ClassVar

from django.db.models import OuterRef, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaJson, cpf_compacto
from municipios.api.escolha import Escolha
from municipios.api.expressoes import (
    Campo,
    Campos,
    Versao,
    cpf_mascarado,
    lista_json,
    versoes,
)
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.choices import SituacaoAdesao
from municipios.domain.adesao_anterior import registrar_anterior
from municipios.models import Adesao, Termo

TERMOS = Termo.objects.filter(adesao=OuterRef("pk"))


class FiltroAdesoes(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoAdesao.choices, required=False)


class AdesaoSerializer(serializers.ModelSerializer):
    """Texto vazio ou nulo quer dizer que o dado é desconhecido."""

    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    nome = serializers.CharField(source="ente.nome", help_text="Nome do ente.")
    uf = serializers.CharField(source="ente.uf")
    signatario_cpf = serializers.CharField(
        source="signatario_cpf_mascarado", help_text="Mascarado: `***.456.789-**`."
    )
    substitui = serializers.IntegerField(source="substitui_id", allow_null=True)

    class Meta:
        model = Adesao
        fields = [
            "id", "ente", "nome", "uf", "situacao", "origem", "assinada_em", "vigente_desde",
            "signatario_nome", "signatario_cpf", "signatario_cargo", "dou_data", "dou_link",
            "numero_sei", "substitui", "denuncia_efeito_em", "registrada_em",
        ]  # fmt: skip


class Provas(EntradaJson):
    """Quem assinou e onde se publicou."""

    signatario_nome = serializers.CharField(max_length=200, required=False)
    signatario_cpf = serializers.CharField(max_length=14, required=False)
    signatario_cargo = serializers.CharField(max_length=60, required=False)
    dou_data = serializers.DateField(required=False)
    dou_link = serializers.URLField(max_length=500, required=False)
    numero_sei = serializers.CharField(max_length=30, required=False)

    def validate_signatario_cpf(self, cpf: str) -> str:
        return cpf_compacto(cpf)


class Substituicao(Provas):
    assinada_em = serializers.DateField()
    vigente_desde = serializers.DateField(required=False)
    motivo = serializers.CharField(max_length=2000)


class RegistroDeAdesao(Provas):
    """Adesão já assinada fora do portal. Só `ente` e `assinada_em` são exigidos."""

    ente = CampoEnte()
    assinada_em = serializers.DateField()
    vigente_desde = serializers.DateField(required=False)


class TermoSerializer(serializers.ModelSerializer):
    class Meta:
        model = Termo
        fields = [
            "id", "codigo", "situacao", "sha256", "exige_contra_assinatura", "pedido_em",
            "pronto_em",
        ]  # fmt: skip


class DadosDoTermoSerializer(serializers.Serializer):
    """Vazio enquanto ninguém escreveu."""

    orgao = serializers.CharField(required=False, allow_blank=True)
    endereco = serializers.CharField(required=False, allow_blank=True)
    email = serializers.CharField(required=False, allow_blank=True)


class AdesaoDetalheSerializer(AdesaoSerializer):
    dados = DadosDoTermoSerializer(help_text="O que o ente escreveu para o termo.")
    versao = serializers.IntegerField(help_text="Do rascunho: envie-a ao escrever.")
    termos = TermoSerializer(many=True, help_text="Do mais novo ao mais antigo.")

    class Meta:
        model = Adesao
        fields = [*AdesaoSerializer.Meta.fields, "dados", "versao", "termos"]


class AdesaoEmComum:
    """O que a lista e o detalhe dizem de uma adesão."""

    grupo = "Adesões"
    serializer_class: ClassVar[Any] = AdesaoSerializer
    linha: Campos = {nome: nome for nome in AdesaoSerializer.Meta.fields} | {
        "ente": "ente_id",
        "nome": "ente__nome",
        "uf": "ente__uf",
        "signatario_cpf": cpf_mascarado("signatario_cpf"),
        "substitui": "substitui_id",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"), Versao("ente__nome"))


class AdesaoLista(AdesaoEmComum, Lista):
    """Adesões dos entes por que você responde; a equipe da SGD vê todas."""

    nome = "adesoes"
    ordem = ("pk",)
    filtro_class = FiltroAdesoes
    entrada_class = RegistroDeAdesao
    verbo = "registrar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Adesao]:
        adesoes = Adesao.objects.visiveis_para(self.pessoa)
        return por_ente(adesoes, dados, "situacao")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Registrar uma adesão já assinada fora do portal. Só a equipe da SGD."""
        dados = RegistroDeAdesao.ler(request)
        adesao = registrar_anterior(dados.pop("ente"), por=self.pessoa, **dados)
        resposta = responder_linha(Adesao.objects.filter(pk=adesao.pk), self.linha, status=201)
        resposta["Location"] = reverse("api_adesao", args=[adesao.pk])
        return resposta


class AdesaoDetalhe(AdesaoEmComum, Detalhe):
    """Uma adesão, com o rascunho e os documentos gerados."""

    nome = "adesao"
    serializer_class = AdesaoDetalheSerializer

    def consulta(self) -> QuerySet[Adesao]:
        return Adesao.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        termos = {nome: nome for nome in TermoSerializer.Meta.fields}
        return self.linha | {
            "dados": "dados",
            "versao": "versao",
            "termos": lista_json(TERMOS.order_by("-pedido_em", "-pk"), termos),
        }

    def versao(self) -> tuple[Campo, ...]:
        return (*self.mudanca, versoes(TERMOS, "situacao"))
