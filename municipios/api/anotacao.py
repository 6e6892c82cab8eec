"""`/api/v1/anotacoes/`: o que a equipe falou com cada ente, ou quer lembrar. Só a equipe."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from municipios.api.detalhe import responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import LARGO_MAXIMO, FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.choices.anotacao import TipoAnotacao
from municipios.domain.anotacao import Nota, anotar, corrigir
from municipios.models import Anotacao
from municipios.validators import recusar_segredo


class FiltroAnotacoes(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    tipo = Escolha(choices=TipoAnotacao.choices, required=False)


class AnotacaoSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    por = serializers.CharField(source="por.nome", help_text="Quem, na equipe, anotou.")
    corrige = serializers.IntegerField(
        source="corrige_id", allow_null=True, help_text="A anotação que esta substitui."
    )

    class Meta:
        model = Anotacao
        fields = [
            "id", "ente", "tipo", "quando", "com_quem", "resumo", "por", "registrada_em", "corrige",
        ]  # fmt: skip


class AnotacaoNova(EntradaJson):
    ente = CampoEnte()
    tipo = Escolha(choices=TipoAnotacao.choices)
    quando = serializers.DateField()
    com_quem = serializers.CharField(
        max_length=200, required=False, allow_blank=True, validators=[recusar_segredo],
        help_text="Nome e cargo; só a nota interna fica sem isso.",
    )  # fmt: skip
    resumo = serializers.CharField(max_length=2000, validators=[recusar_segredo])
    corrige = serializers.IntegerField(
        min_value=1,
        max_value=LARGO_MAXIMO,
        required=False,
        help_text="A anotação do mesmo ente que esta substitui; ela continua na lista.",
    )


class AnotacaoLista(Lista):
    """Anotações da equipe da SGD. Só ela as vê; os demais recebem a lista vazia."""

    grupo = "Anotações"
    nome = "anotacoes"
    ordem = ("pk",)
    serializer_class = AnotacaoSerializer
    filtro_class = FiltroAnotacoes
    entrada_class = AnotacaoNova
    verbo = "anotar"
    sucesso = 201
    linha: Campos = {nome: nome for nome in AnotacaoSerializer.Meta.fields} | {
        "ente": "ente_id",
        "por": "por__nome",
        "corrige": "corrige_id",
    }

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Anotacao]:
        return por_ente(Anotacao.objects.visiveis_para(self.pessoa), dados, "tipo")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("tipo"), Versao("por__nome"))

    def post(self, request: Request) -> HttpResponse:
        """Anotar um contato com o ente, ou corrigir uma anotação com outra. Só a equipe."""
        dados = AnotacaoNova.ler(request)
        ente, corrigida = dados.pop("ente"), dados.pop("corrige", None)
        nota = Nota(**dados)
        if corrigida is None:
            nova = anotar(ente, nota, por=self.pessoa)
        else:
            do_ente = Anotacao.objects.visiveis_para(self.pessoa).filter(ente=ente)
            anterior = do_ente.filter(pk=corrigida).first()
            if anterior is None:
                raise Http404
            nova = corrigir(anterior, nota, por=self.pessoa)
        return responder_linha(Anotacao.objects.filter(pk=nova.pk), self.linha, status=201)
