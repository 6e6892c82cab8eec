"""Campos de valor conhecido: o que não existe é recusado dizendo o que se aceita."""

from typing import Any

from rest_framework import serializers

from municipios.models import Ente
from municipios.models.ente import APELIDOS_DE_CODIGO

MAXIMO_REPETIDO = 40


class Escolha(serializers.ChoiceField):
    """Um dos valores declarados."""

    default_error_messages = {"invalid_choice": "Não há “{input}” aqui. Os valores aceitos são: "}

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, str) and (data in self.choices or (data == "" and self.allow_blank)):
            return data
        recusa = self.error_messages["invalid_choice"].format(input=str(data)[:MAXIMO_REPETIDO])
        aceitos = ", ".join(map(str, self.choices))
        raise serializers.ValidationError(f"{recusa}{aceitos}.", code="invalid_choice")


class SimOuNao(serializers.BooleanField):
    default_error_messages = {"invalid": "Use `true` ou `false`."}


class CodigoDeEnte(serializers.RegexField):
    """Código IBGE de um ente que existe; o de Brasília vale pelo Distrito Federal."""

    default_error_messages = {
        "invalid": "O código IBGE tem 7 algarismos (município) ou 2 (estado ou Distrito Federal)."
    }

    def __init__(self, **opcoes: Any) -> None:
        super().__init__(r"^([0-9]{2}|[0-9]{7})$", help_text="Código IBGE do ente.", **opcoes)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        codigo = super().run_validation(data)
        if not isinstance(codigo, str):
            return codigo
        if not Ente.objects.de_codigo(codigo).exists():
            raise serializers.ValidationError(
                "Não há ente com este código. Procure-o por nome em /api/v1/entes/?busca=.",
                code="ente",
            )
        return APELIDOS_DE_CODIGO.get(codigo, codigo)
