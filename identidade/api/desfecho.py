"""`/api/v1/desfechos/`: o que ficou de cada evento com cada ente. Só a equipe."""

from typing import Any

from django.db.models import F, Func, OuterRef, QuerySet, Subquery, TextField, Value
from django.http import Http404, HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices import CodigoProduto
from identidade.choices.interesse import ResultadoEvento
from identidade.domain.desfecho import registrar_desfecho
from identidade.models import Acompanhamento, Desfecho, Produto
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao, versoes
from municipios.api.filtro import LARGO_MAXIMO, FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista
from municipios.models import Inscricao, Usuario

FILTROS = {
    "evento": "inscricao__evento",
    "ente": "inscricao__ente",
    "uf": "inscricao__ente__uf",
    "resultado": "resultado",
}


class FiltroDesfechos(FiltroDeLista):
    evento = serializers.IntegerField(min_value=1, max_value=LARGO_MAXIMO, required=False)
    ente = campo_ente()
    uf = campo_uf()
    resultado = Escolha(choices=ResultadoEvento.choices, required=False)


class DesfechoSerializer(serializers.ModelSerializer):
    inscricao = serializers.IntegerField(source="inscricao_id")
    evento = serializers.IntegerField(source="inscricao.evento_id")
    ente = serializers.CharField(source="inscricao.ente_id", help_text="Código IBGE do ente.")
    produtos = serializers.ListField(
        child=serializers.ChoiceField(choices=CodigoProduto.choices),
        help_text="Em que houve interesse; vazio nos outros desfechos.",
    )
    quem_acompanha = serializers.CharField(
        allow_null=True, help_text="Quem, na SGD, cuida do ente agora; nulo se ninguém."
    )
    proximo_contato = serializers.DateField(allow_null=True)

    class Meta:
        model = Desfecho
        fields = [
            "id", "inscricao", "evento", "ente", "resultado", "produtos", "motivo",
            "registrado_em", "quem_acompanha", "proximo_contato",
        ]  # fmt: skip


class EntradaDoDesfecho(EntradaJson):
    resultado = Escolha(choices=ResultadoEvento.choices)
    produtos = serializers.ListField(
        child=Escolha(choices=CodigoProduto.choices),
        required=False,
        help_text="Só para `interessado`: cada um vira um interesse do ente.",
    )
    motivo = serializers.CharField(
        max_length=500, required=False, allow_blank=True, help_text="Só para `recusou`."
    )

    def validate_produtos(self, codigos: list[str]) -> list[Produto]:
        return list(Produto.objects.filter(pk__in=codigos))


class DesfechoNovo(EntradaDoDesfecho):
    inscricao = serializers.IntegerField(
        min_value=1, max_value=LARGO_MAXIMO, help_text="De /api/v1/inscricoes/."
    )


DO_ENTE = Acompanhamento.objects.abertos().filter(ente=OuterRef("inscricao__ente"))


class DesfechoEmComum:
    """O que a lista e o detalhe dizem de um desfecho."""

    grupo = "Eventos"
    serializer_class = DesfechoSerializer
    linha: Campos = {nome: nome for nome in DesfechoSerializer.Meta.fields} | {
        "inscricao": "inscricao_id",
        "evento": "inscricao__evento_id",
        "ente": "inscricao__ente_id",
        "quem_acompanha": Subquery(DO_ENTE.values("responsavel__nome")[:1]),
        "proximo_contato": Subquery(DO_ENTE.values("proximo_contato")[:1]),
    }
    mudanca: tuple[Campo, ...] = (Versao("resultado"), versoes(DO_ENTE, "nota"))


class DesfechoLista(DesfechoEmComum, Lista):
    """Desfechos dos eventos. Só a equipe da SGD os vê; os demais recebem a lista vazia."""

    nome = "desfechos"
    ordem = ("pk",)
    filtro_class = FiltroDesfechos
    entrada_class = DesfechoNovo
    verbo = "registrar"

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Desfecho]:
        filtros = {campo: dados[nome] for nome, campo in FILTROS.items() if dados.get(nome)}
        return Desfecho.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def colunas_do_csv(self, dados: dict[str, Any]) -> Campos:
        juntos = Func(
            F("produtos"), Value(", "), function="array_to_string", output_field=TextField()
        )
        return self.linha | {"produtos": juntos}

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Registrar o desfecho de um convidado; se já há, vale o de agora."""
        dados = DesfechoNovo.ler(request)
        visiveis = Inscricao.objects.visiveis_para(self.pessoa).select_related("evento", "ente")
        inscricao = visiveis.filter(pk=dados.pop("inscricao")).first()
        if inscricao is None:
            raise Http404
        gravado = registrar_desfecho(inscricao, por=self.pessoa, **dados)
        resposta = responder_linha(
            Desfecho.objects.filter(pk=gravado.pk), self.linha, status=self.sucesso
        )
        resposta["Location"] = reverse("api_desfecho", args=[gravado.pk])
        return resposta


class DesfechoDetalhe(DesfechoEmComum, Detalhe):
    """Um desfecho, com o ETag que a correção confere."""

    nome = "desfecho"

    def consulta(self) -> QuerySet[Desfecho]:
        return Desfecho.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


def corrigir(desfecho: Desfecho, *, por: Usuario, **dados: Any) -> Desfecho:
    return registrar_desfecho(desfecho.inscricao, por=por, **dados)


class DesfechoAto(Ato, DesfechoDetalhe):
    """Corrigir o desfecho; os interesses do evento que deixaram de constar se retiram."""


ENDERECOS = enderecos(
    DesfechoAto,
    "desfechos",
    {"corrigir": {"fazer": corrigir, "entrada_class": EntradaDoDesfecho}},
)
