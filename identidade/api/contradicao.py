"""`/api/v1/contradicoes/`: a fila da equipe da SGD; para os demais, é vazia."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices.contradicao import SituacaoContradicao, TipoContradicao
from identidade.domain.contradicao import ASSUMIR, DISPENSAR, REABRIR, assumir, dispensar, reabrir
from identidade.models import Contradicao
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista
from municipios.domain.transicoes import Transicao

VERBOS: dict[str, Callable[..., Contradicao]] = {
    ASSUMIR.nome: assumir,
    DISPENSAR.nome: dispensar,
    REABRIR.nome: reabrir,
}
FILTROS = {"ente": "ente", "uf": "ente__uf", "tipo": "tipo", "situacao": "situacao"}


class FiltroDaFila(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    tipo = Escolha(choices=TipoContradicao.choices, required=False)
    situacao = Escolha(choices=SituacaoContradicao.choices, required=False)


class ContradicaoSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    implantacao = serializers.IntegerField(
        source="implantacao_id", allow_null=True, help_text="Nulo: o ente inteiro."
    )
    responsavel = serializers.CharField(source="responsavel.nome", allow_null=True)

    class Meta:
        model = Contradicao
        fields = [
            "id", "tipo", "ente", "implantacao", "situacao", "responsavel", "achada_em",
            "resolvida_em",
        ]  # fmt: skip


class ContradicaoEmComum:
    grupo = "Contradições"
    serializer_class = ContradicaoSerializer
    linha: Campos = {nome: nome for nome in ContradicaoSerializer.Meta.fields} | {
        "ente": "ente_id",
        "implantacao": "implantacao_id",
        "responsavel": "responsavel__nome",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"),)


class ContradicaoLista(ContradicaoEmComum, Lista):
    """Contradições entre os registros; só a equipe da SGD as vê."""

    nome = "contradicoes"
    ordem = ("pk",)
    filtro_class = FiltroDaFila

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Contradicao]:
        filtros = {campo: dados[nome] for nome, campo in FILTROS.items() if dados.get(nome)}
        return Contradicao.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class ContradicaoAcao(ContradicaoEmComum, Detalhe):
    """Assumir, dispensar com o motivo ou reabrir uma contradição."""

    nome = "contradicao"
    http_method_names = ["post"]
    transicao: Transicao = ASSUMIR

    @property
    def verbo(self) -> str:
        return self.transicao.nome

    @property
    def entrada_class(self) -> type[EntradaJson]:
        return EntradaComMotivo if self.transicao.exige_motivo else EntradaJson

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request, pk: int) -> HttpResponse:
        dados = self.entrada_class.ler(request)
        visiveis = Contradicao.objects.visiveis_para(self.pessoa).filter(pk=pk)
        contradicao = visiveis.first()
        if contradicao is None:
            raise Http404
        self.exigir_versao(request, visiveis)
        VERBOS[self.verbo](contradicao, por=self.pessoa, **dados)
        return responder_linha(visiveis, self.linha, status=200)
