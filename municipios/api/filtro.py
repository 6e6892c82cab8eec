"""Parâmetros de consulta: declarados uma vez, conferidos, documentados; o resto é recusado."""

from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from rest_framework import serializers

from municipios.api.escolha import CodigoDeEnte, Escolha
from municipios.choices import Uf

POR_PAGINA = 100
MAXIMO_POR_PAGINA = 1000
INTEIRO_MAXIMO = 2_147_483_647
LARGO_MAXIMO = 9_223_372_036_854_775_807
FALTA_VALOR = "Informe um valor, ou tire o parâmetro."

# A maior chave que o banco guarda: mais que isto é erro de quem pede, e não do servidor.
MAIOR_ID = 2**63 - 1


class Filtro(serializers.Serializer):
    """Base dos parâmetros: nenhum repetido, nenhum desconhecido, nenhum vazio."""

    @classmethod
    @cache
    def _unico(cls) -> "Filtro":
        """Conferir não guarda nada no objeto: um por classe serve a todos os pedidos."""
        return cls()

    @classmethod
    def de(cls, parametros: QueryDict) -> dict[str, Any]:
        filtro = cls._unico()
        conhecidos = filtro.fields
        recusa = "Não existe este parâmetro. Os aceitos são: " + ", ".join(conhecidos) + "."
        erros = {nome: [recusa] for nome in parametros if nome not in conhecidos}
        erros |= {
            nome: ["Este parâmetro veio mais de uma vez. Envie um só valor."]
            for nome in parametros
            if nome in conhecidos and len(parametros.getlist(nome)) > 1
        }
        if erros:
            raise serializers.ValidationError(erros, code="parametro")
        dados: dict[str, Any] = filtro.run_validation(parametros.dict())
        return dados


class FiltroDeLista(Filtro):
    limite = serializers.IntegerField(
        min_value=1,
        required=False,
        default=POR_PAGINA,
        help_text=f"Itens por página; acima de {MAXIMO_POR_PAGINA}, vale {MAXIMO_POR_PAGINA}.",
    )
    cursor = serializers.CharField(
        max_length=600,
        required=False,
        help_text="Onde continuar: use os endereços `next` e `previous`, não o monte.",
    )
    formato = Escolha(
        choices=["json", "csv"],
        required=False,
        default="json",
        help_text="`csv` devolve a lista inteira, sem páginas, com `;` e UTF-8 com BOM.",
    )

    def validate_limite(self, limite: int) -> int:
        return min(limite, MAXIMO_POR_PAGINA)


def campo_uf() -> Escolha:
    return Escolha(choices=Uf.choices, required=False, help_text="Sigla da UF.")


def campo_ente() -> CodigoDeEnte:
    return CodigoDeEnte(required=False)


def campo_ano() -> serializers.IntegerField:
    return serializers.IntegerField(
        min_value=1872, max_value=2200, required=False, help_text="Ano de referência."
    )


def por_ente(consulta: QuerySet[Any], dados: dict[str, Any], *outros: str) -> QuerySet[Any]:
    """Aplica `ente`, `uf` e os campos próprios que vieram."""
    filtros = {nome: dados[nome] for nome in ("ente", *outros) if nome in dados}
    if uf := dados.get("uf"):
        filtros["ente__uf"] = uf
    return consulta.filter(**filtros)
