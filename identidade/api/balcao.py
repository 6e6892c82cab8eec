"""`/api/v1/balcoes/`: as unidades do Balcão abertas ao público, e a ficha de cada uma.

Nada aqui é dado pessoal. Quem responde pelo ente vê também as suas que ainda não abriram.
"""

from dataclasses import replace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, Func, OuterRef, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat, Left
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request

from identidade.api.ficha_balcao import FichaMudada, FichaNova, HoraField
from identidade.domain.balcao import Ficha, ficha_de, mudar_ficha, registrar_ficha
from identidade.models import Balcao, HorarioBalcao, Implantacao, ServicoBalcao
from identidade.models.balcao import esta_aberto
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.expressoes import Campo, Campos, Versao, lista_json
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista
from municipios.models import Usuario

TEXTO = TextField()
DIRETAS = (
    "id", "logradouro", "complemento", "bairro", "cep", "telefone", "email", "latitude",
    "longitude", "acessibilidade", "acessibilidade_nota", "internet_gratuita", "aberto_em", "fuso",
    "horario_nota", "versao", "mudado_em",
)  # fmt: skip


class FiltroBalcoes(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    busca = serializers.CharField(
        max_length=120,
        required=False,
        help_text="Parte do nome de cidade, unidade ou bairro.",
    )


class HorarioSerializer(serializers.ModelSerializer):
    dia = serializers.IntegerField(help_text="Da segunda, 1, ao domingo, 7.")
    abre, fecha = HoraField(), HoraField()

    class Meta:
        model = HorarioBalcao
        fields = ["dia", "abre", "fecha"]


class BalcaoSerializer(serializers.ModelSerializer):
    implantacao = serializers.IntegerField(source="implantacao_id")
    ente = serializers.CharField(source="implantacao.ente_id", help_text="Código IBGE do ente.")
    uf = serializers.CharField(source="implantacao.ente.uf")
    nome = serializers.CharField(source="implantacao.nome", help_text="Nome da unidade.")
    aberto = serializers.BooleanField(help_text="Aberta ao público hoje.")
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    horarios = HorarioSerializer(many=True)
    servicos = serializers.ListField(
        child=serializers.CharField(), source="codigos_dos_servicos", help_text="Códigos."
    )

    class Meta:
        model = Balcao
        fields = ["implantacao", "ente", "uf", "nome", "aberto", *DIRETAS, "horarios", "servicos"]


class BalcaoEmComum:
    """O que a lista e o detalhe dizem de uma unidade."""

    publico = True
    grupo = "Balcão GOV.BR"
    serializer_class = BalcaoSerializer

    def a_linha(self) -> Campos:
        do_balcao = {"balcao": OuterRef("pk")}
        horarios = HorarioBalcao.objects.filter(**do_balcao).order_by("dia", "abre")
        servicos = ServicoBalcao.objects.filter(balcoes=OuterRef("pk")).order_by("ordem", "codigo")
        aberto = Case(When(esta_aberto(), then=Value(True)), default=Value(False))
        aberto.output_field = BooleanField()
        return {
            "implantacao": "implantacao_id",
            "ente": "implantacao__ente_id",
            "uf": "implantacao__ente__uf",
            "nome": "implantacao__nome",
            "aberto": aberto,
            **{nome: nome for nome in DIRETAS},
            "horarios": lista_json(
                horarios, {"dia": "dia", "abre": _hora("abre"), "fecha": _hora("fecha")}
            ),
            "servicos": ArraySubquery(servicos.values("codigo")),
        }

    def a_versao(self) -> tuple[Campo, ...]:
        """A ficha muda de versão com o horário e os serviços; `aberto` muda à meia-noite."""
        hoje = Func(Value(str(timezone.localdate())), function="COALESCE", output_field=TextField())
        donos = ("implantacao__nome", "implantacao__ente__uf")
        return (Versao("versao"), *map(Versao, donos), hoje)


class BalcaoLista(BalcaoEmComum, Lista):
    """Unidades abertas ao público; de quem responde pelo ente, também as suas ainda fechadas."""

    nome = "balcoes"
    ordem = ("pk",)
    filtro_class = FiltroBalcoes
    entrada_class = FichaNova
    verbo = "registrar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Balcao]:
        balcoes = Balcao.objects.visiveis_para(self.request.user)
        campos = {"ente": "implantacao__ente", "uf": "implantacao__ente__uf"}
        balcoes = balcoes.filter(**{c: dados[n] for n, c in campos.items() if n in dados})
        return balcoes.buscar(dados["busca"]) if "busca" in dados else balcoes

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.a_linha()

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.a_versao()

    def colunas_do_csv(self, dados: dict[str, Any]) -> Campos:
        """As listas viram texto: `1 08:00 a 12:00; 2 …`."""
        abre, fecha = _hora("abre"), _hora("fecha")
        horas = Concat(
            Cast("dia", TEXTO), Value(" "), abre, Value(" a "), fecha, output_field=TEXTO
        )
        dela = HorarioBalcao.objects.filter(balcao=OuterRef("pk")).order_by("dia", "abre")
        linha = self.a_linha()
        listas = {nome: linha[nome] for nome in ("acessibilidade", "servicos")}
        listas["horarios"] = ArraySubquery(dela.annotate(_horas=horas).values("_horas"))
        return linha | {nome: _junto(lista) for nome, lista in listas.items()}

    def post(self, request: Request) -> HttpResponse:
        """Registrar a ficha de uma unidade."""
        dados = FichaNova.ler(request)
        visiveis = Implantacao.objects.visiveis_para(self.pessoa)
        implantacao = visiveis.filter(pk=dados.pop("implantacao")).first()
        if implantacao is None:
            raise Http404
        nova = registrar_ficha(implantacao, Ficha(**dados), por=self.pessoa)
        linha = responder_linha(Balcao.objects.filter(pk=nova.pk), self.a_linha(), status=201)
        linha["Location"] = reverse("api_balcao", args=[nova.pk])
        return linha


def _hora(nome: str) -> Left:
    return Left(Cast(nome, TEXTO), 5)


def _junto(lista: Any) -> Func:
    return Func(lista, Value("; "), function="array_to_string", output_field=TEXTO)


class BalcaoDetalhe(BalcaoEmComum, Detalhe):
    """Uma unidade do Balcão."""

    nome = "balcao"

    def consulta(self) -> QuerySet[Balcao]:
        return Balcao.objects.visiveis_para(self.request.user)

    def campos(self) -> Campos:
        return self.a_linha()

    def versao(self) -> tuple[Campo, ...]:
        return self.a_versao()


class BalcaoAto(Ato, BalcaoDetalhe):
    """Mudar a ficha da unidade; devolve-a como ficou. Com `If-Match`, só sobre o que se leu."""


def mudar_em_parte(balcao: Balcao, *, por: Usuario, **dados: Any) -> Balcao:
    """A linha já está travada: a versão de agora é a que o `If-Match` conferiu."""
    return mudar_ficha(balcao, replace(ficha_de(balcao), **dados), por=por, versao=balcao.versao)


ENDERECOS = enderecos(
    BalcaoAto, "balcoes", {"mudar": {"fazer": mudar_em_parte, "entrada_class": FichaMudada}}
)
