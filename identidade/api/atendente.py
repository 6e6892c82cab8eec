"""`/api/v1/atendentes/`: quem trabalha nas unidades do Balcão; só a SGD e quem age pelo ente."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices.balcao import NIVEIS_DO_ATENDENTE, PapelAtendente
from identidade.domain.atendente import Funcao, conferir_nivel, encerrar, indicar, mudar
from identidade.models import Atendente, Balcao, Implantacao
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha, SimOuNao
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista
from municipios.models import Usuario


class FiltroAtendentes(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    balcao = serializers.IntegerField(min_value=1, max_value=MAIOR_ID, required=False)
    na_equipe = SimOuNao(required=False, default=False, help_text="Só quem ainda não saiu.")


class AtendenteSerializer(serializers.ModelSerializer):
    balcao = serializers.IntegerField(source="balcao_id")
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")

    class Meta:
        model = Atendente
        fields = [
            "id", "balcao", "ente", "nome", "papel", "nivel", "nivel_conferido_em", "curso",
            "curso_em", "inicio", "fim", "versao",
        ]  # fmt: skip


class FuncaoEntrada(EntradaJson):
    """O que não vier fica como está."""

    papel = Escolha(choices=PapelAtendente.choices, required=False)
    curso = serializers.CharField(max_length=160, required=False, allow_blank=True)
    curso_em = serializers.DateField(required=False, allow_null=True)


class AtendenteNovo(FuncaoEntrada):
    balcao = serializers.IntegerField(min_value=1, max_value=MAIOR_ID)
    nome = serializers.CharField(max_length=200, help_text="Só o nome, sem CPF.")
    papel = Escolha(choices=PapelAtendente.choices)
    inicio = serializers.DateField(required=False, help_text="Sem ele, hoje.")


class ConferenciaDoNivel(EntradaJson):
    nivel = Escolha(choices=NIVEIS_DO_ATENDENTE)
    em = serializers.DateField(required=False, help_text="Sem ele, hoje.")


class SaidaDaUnidade(EntradaComMotivo):
    fim = serializers.DateField(required=False, help_text="Sem ele, hoje.")


class AtendenteEmComum:
    grupo = "Balcão GOV.BR"
    serializer_class = AtendenteSerializer
    linha: Campos = {nome: nome for nome in AtendenteSerializer.Meta.fields} | {
        "balcao": "balcao_id",
        "ente": "balcao__implantacao__ente_id",
    }
    mudanca: tuple[Campo, ...] = (Versao("nome"),)


class AtendenteLista(AtendenteEmComum, Lista):
    """Quem trabalha nas unidades dos entes por que você responde; a equipe da SGD vê todos."""

    nome = "atendentes"
    ordem = ("pk",)
    filtro_class = FiltroAtendentes
    entrada_class = AtendenteNovo
    verbo = "indicar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Atendente]:
        todos = Atendente.objects.visiveis_para(self.pessoa)
        atendentes = todos.na_equipe() if dados["na_equipe"] else todos
        da_unidade = "balcao__implantacao__ente"
        campos = {"ente": da_unidade, "uf": f"{da_unidade}__uf", "balcao": "balcao"}
        return atendentes.filter(**{c: dados[n] for n, c in campos.items() if n in dados})

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Indicar quem trabalha na unidade."""
        dados = AtendenteNovo.ler(request)
        dentro = Implantacao.objects.visiveis_para(self.pessoa)
        unidades = Balcao.objects.filter(implantacao__in=dentro)
        balcao = unidades.filter(pk=dados.pop("balcao")).first()
        if balcao is None:
            raise Http404
        ditos = {nome: dados.pop(nome) for nome in ("nome", "inicio") if nome in dados}
        novo = indicar(balcao, Funcao(**dados), por=self.pessoa, **ditos)
        linha = responder_linha(Atendente.objects.filter(pk=novo.pk), self.linha, status=201)
        linha["Location"] = reverse("api_atendente", args=[novo.pk])
        return linha


class AtendenteDetalhe(AtendenteEmComum, Detalhe):
    """Uma pessoa da equipe de uma unidade."""

    nome = "atendente"

    def consulta(self) -> QuerySet[Atendente]:
        return Atendente.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class AtendenteAto(Ato, AtendenteDetalhe):
    """Um ato sobre quem trabalha na unidade; com `If-Match`, só sobre o que se leu."""


def mudar_em_parte(atendente: Atendente, *, por: Usuario, **dados: Any) -> Atendente:
    """A linha já está travada: a versão de agora é a que o `If-Match` conferiu."""
    nomes = ("papel", "curso", "curso_em")
    atuais = {nome: getattr(atendente, nome) for nome in nomes}
    return mudar(atendente, Funcao(**atuais | dados), por=por, versao=atendente.versao)


ENDERECOS = enderecos(
    AtendenteAto,
    "atendentes",
    {
        "mudar": {"fazer": mudar_em_parte, "entrada_class": FuncaoEntrada},
        "conferir": {"fazer": conferir_nivel, "entrada_class": ConferenciaDoNivel},
        "encerrar": {"fazer": encerrar, "entrada_class": SaidaDaUnidade},
    },
)
