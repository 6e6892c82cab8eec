"""`/api/v1/usos/`: o volume de cada mês, por implantação."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.fields import empty
from rest_framework.request import Request

from identidade.choices import CodigoProduto, FonteUso
from identidade.domain.uso import VOLUME_MAXIMO, informar
from identidade.models import Implantacao, Uso
from municipios.api.detalhe import responder_linha
from municipios.api.entrada_json import EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista

FILTROS = {
    "ente": "implantacao__ente",
    "uf": "implantacao__ente__uf",
    "produto": "implantacao__produto",
    "implantacao": "implantacao",
    "mes": "mes",
}


class MesField(serializers.RegexField):
    """Mês como `2026-10`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Mês, como 2026-10.")
        recusa = "Escreva o ano e o mês, como 2026-10, sem o dia."
        kwargs.setdefault("error_messages", {"invalid": recusa})
        super().__init__(r"^20[0-9]{2}-(0[1-9]|1[0-2])\Z", **kwargs)

    def run_validation(self, data: Any = empty) -> Any:
        """A forma se confere antes: só então o texto vira dia."""
        escrito = super().run_validation(data)
        return date.fromisoformat(f"{escrito}-01") if escrito else escrito


class FiltroUsos(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    produto = Escolha(choices=CodigoProduto.choices, required=False)
    implantacao = serializers.IntegerField(min_value=1, max_value=MAIOR_ID, required=False)
    mes = MesField(required=False)


class UsoSerializer(serializers.ModelSerializer):
    implantacao = serializers.IntegerField(source="implantacao_id")
    ente = serializers.CharField(source="implantacao.ente_id", help_text="Código IBGE do ente.")
    produto = serializers.CharField(source="implantacao.produto_id")

    class Meta:
        model = Uso
        fields = ["id", "implantacao", "ente", "produto", "mes", "volume", "fonte", "registrado_em"]


class UsoNovo(EntradaJson):
    implantacao = serializers.IntegerField(min_value=1, max_value=MAIOR_ID)
    mes = MesField()
    volume = serializers.IntegerField(min_value=0, max_value=VOLUME_MAXIMO)


class UsoLista(Lista):
    """O volume por mês dos entes por que você responde; a equipe da SGD vê todos."""

    nome = "usos"
    grupo = "Uso"
    serializer_class = UsoSerializer
    ordem = ("pk",)
    filtro_class = FiltroUsos
    entrada_class = UsoNovo
    verbo = "informar"
    linha: Campos = {nome: nome for nome in UsoSerializer.Meta.fields} | {
        "implantacao": "implantacao_id",
        "ente": "implantacao__ente_id",
        "produto": "implantacao__produto_id",
    }

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Uso]:
        filtros = {campo: dados[nome] for nome, campo in FILTROS.items() if dados.get(nome)}
        return Uso.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("registrado_em"),)

    def post(self, request: Request) -> HttpResponse:
        """Informar, ou corrigir, o volume de um mês; repetir não muda nada."""
        dados = UsoNovo.ler(request)
        visiveis = Implantacao.objects.visiveis_para(self.pessoa)
        implantacao = visiveis.filter(pk=dados["implantacao"]).first()
        if implantacao is None:
            raise Http404
        mes = dados["mes"]
        informar(implantacao, {mes: dados["volume"]}, por=self.pessoa, fonte=FonteUso.API)
        gravado = Uso.objects.filter(implantacao=implantacao, mes=mes)
        return responder_linha(gravado, self.linha, status=200)
