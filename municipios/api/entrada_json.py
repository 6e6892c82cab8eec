"""O que se aceita no corpo: campos declarados e nenhum outro (ninguém escolhe `situacao`)."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from municipios.api.escolha import CodigoDeEnte
from municipios.domain.documento import Arquivo, DocumentoRecusado, conferir
from municipios.models import Ente
from municipios.validators import compactar, validar_cpf


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


class CampoEnte(CodigoDeEnte):
    """O código vira o `Ente`."""

    def run_validation(self, data: Any = serializers.empty) -> Any:
        return Ente.objects.get(pk=super().run_validation(data))


class CampoArquivo(serializers.FileField):
    """PDF ou imagem, já conferido: o que o portal recusa guardar não chega ao domínio."""

    def run_validation(self, data: Any = serializers.empty) -> Any:
        arquivo: Arquivo | None = super().run_validation(data)
        if arquivo is None:
            return None
        try:
            conferir(arquivo)
        except DocumentoRecusado as recusa:
            raise serializers.ValidationError(str(recusa)) from recusa
        return arquivo


def cpf_compacto(cpf: str) -> str:
    """Só os números. Levanta `ValidationError` se os dígitos não conferem."""
    compacto = compactar(cpf)
    validar_cpf(compacto)
    return compacto
