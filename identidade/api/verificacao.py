"""`/api/v1/verificacoes/`: o que o portal viu, de fora, em cada sistema; e “verificar agora”."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices import ResultadoVerificacao, SituacaoVerificacao
from identidade.domain.verificacao import pedir
from identidade.models import Implantacao, Verificacao
from identidade.tasks import verificar_sistemas
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista


class FiltroVerificacoes(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoVerificacao.choices, required=False)
    resultado = Escolha(choices=ResultadoVerificacao.choices, required=False)


class VerificacaoSerializer(serializers.ModelSerializer):
    implantacao = serializers.IntegerField(source="implantacao_id")
    ente = serializers.CharField(source="implantacao.ente_id", help_text="Código IBGE do ente.")
    resultado = serializers.CharField(
        help_text="certa, atencao ou falha; vazio enquanto a verificação não acaba."
    )
    itens = serializers.ListField(
        child=serializers.DictField(),
        help_text="Cada coisa conferida: codigo, resultado, porque, o_que_fazer.",
    )
    paradas = serializers.ListField(
        child=serializers.DictField(), help_text="Cada pedido feito: url, ip, situacao."
    )

    class Meta:
        model = Verificacao
        fields = [
            "id", "implantacao", "ente", "origem", "situacao", "resultado", "resumo", "itens",
            "paradas", "pedida_em", "feita_em",
        ]  # fmt: skip


class VerificacaoNova(EntradaJson):
    implantacao = serializers.IntegerField(min_value=1, max_value=MAIOR_ID)


class VerificacaoEmComum:
    grupo = "Verificações"
    serializer_class = VerificacaoSerializer
    linha: Campos = {nome: nome for nome in VerificacaoSerializer.Meta.fields} | {
        "implantacao": "implantacao_id",
        "ente": "implantacao__ente_id",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"),)


class VerificacaoLista(VerificacaoEmComum, Lista):
    """Verificações dos entes por que você responde; a equipe da SGD vê todas."""

    nome = "verificacoes"
    ordem = ("pk",)
    filtro_class = FiltroVerificacoes
    entrada_class = VerificacaoNova
    verbo = "pedir"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Verificacao]:
        consulta = Verificacao.objects.visiveis_para(self.pessoa)
        campos = {"ente": "implantacao__ente", "uf": "implantacao__ente__uf"}
        for nome, campo in (campos | {n: n for n in ("situacao", "resultado")}).items():
            if dados.get(nome):
                consulta = consulta.filter(**{campo: dados[nome]})
        return consulta

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def colunas_do_csv(self, dados: dict[str, Any]) -> Campos:
        return {n: c for n, c in self.linha.items() if n not in {"itens", "paradas"}}

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Verificar agora. Volta já, com a situação `pedida`; o resultado se lê no `Location`."""
        dados = VerificacaoNova.ler(request)
        visiveis = Implantacao.objects.visiveis_para(self.pessoa)
        implantacao = visiveis.filter(pk=dados["implantacao"]).first()
        if implantacao is None:
            raise Http404
        nova = pedir(implantacao, por=self.pessoa)
        transaction.on_commit(verificar_sistemas.delay, robust=True)
        feita = Verificacao.objects.filter(pk=nova.pk)
        resposta = responder_linha(feita, self.linha, status=201)
        resposta["Location"] = reverse("api_verificacao", args=[nova.pk])
        return resposta


class VerificacaoDetalhe(VerificacaoEmComum, Detalhe):
    """Uma verificação: item por item, com o que fazer, e os endereços visitados."""

    nome = "verificacao"

    def consulta(self) -> QuerySet[Verificacao]:
        return Verificacao.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca
