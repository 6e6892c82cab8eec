"""O que se aceita no corpo: campos declarados e nenhum outro (ninguém escolhe `situacao`)."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from municipios.models import Ente


class EntradaJson(serializers.Serializer):
    @classmethod
    def ler(cls, request: Request) -> dict[str, Any]:
        corpo: dict[str, Any] = request.data  # type: ignore[assignment]
        entrada = cls(data=corpo)
        recusa = "Não existe este campo. Os aceitos são: " + ", ".join(entrada.fields) + "."
        desconhecidos = {nome: [recusa] for nome in corpo if nome not in entrada.fields}
        if desconhecidos:
            raise serializers.ValidationError(desconhecidos, code="campo")
        if nao_textos := entrada._nao_textos(corpo):
            raise serializers.ValidationError(nao_textos, code="tipo")
        entrada.is_valid(raise_exception=True)
        dados: dict[str, Any] = entrada.validated_data
        return dados

    def _nao_textos(self, corpo: dict[str, Any]) -> dict[str, list[str]]:
        """O esquema diz texto: `{"motivo": 0}` não vira, calado, o motivo “0”."""
        return {
            nome: ["Envie um texto, entre aspas."]
            for nome, campo in self.fields.items()
            if isinstance(campo, serializers.CharField)
            and not isinstance(corpo.get(nome), str | None)
        }


class EntradaComMotivo(EntradaJson):
    motivo = serializers.CharField(max_length=2000, help_text="Por que se faz; fica no histórico.")


class CampoEnte(serializers.RegexField):
    """Código IBGE; vira o `Ente`. O de Brasília vale pelo Distrito Federal."""

    def __init__(self, **opcoes: Any) -> None:
        super().__init__(r"^([0-9]{2}|[0-9]{7})$", help_text="Código IBGE do ente.", **opcoes)

    def to_internal_value(self, data: Any) -> Ente:  # type: ignore[override]
        codigo = super().to_internal_value(data)
        self.run_validators(codigo)
        ente = Ente.objects.de_codigo(codigo).first()
        if ente is None:
            raise serializers.ValidationError("Não há ente com este código.", code="ente")
        return ente

    def run_validation(self, data: Any = serializers.empty) -> Any:
        vazio, valor = self.validate_empty_values(data)
        return valor if vazio else self.to_internal_value(valor)
