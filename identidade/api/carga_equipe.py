"""`/api/v1/carga-da-equipe/`: o que está com cada pessoa da SGD; só a equipe a vê."""

import orjson
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.domain.carga_equipe import COLUNAS, Carga, carga_da_equipe
from municipios.api.recurso import Recurso, json_pronto


class CargaSerializer(serializers.Serializer):
    pessoa = serializers.CharField(allow_null=True, help_text="Nulo: o que não é de ninguém.")
    em_aberto = serializers.DictField(
        child=serializers.IntegerField(), help_text="Por fila: " + ", ".join(COLUNAS) + "."
    )


class CargaDaEquipeSerializer(serializers.Serializer):
    cargas = CargaSerializer(many=True, help_text="A sua primeiro; depois, da maior à menor.")


class CargaDaEquipe(Recurso):
    """Quanto cada pessoa da equipe tem em aberto em cada fila, e o que não é de ninguém."""

    grupo = "Equipe"
    nome = "carga-da-equipe"
    serializer_class = CargaDaEquipeSerializer

    def get(self, request: Request) -> HttpResponse:
        self.filtro_class.de(request.query_params)
        if not self.pessoa.eh_da_equipe:
            raise Http404
        cargas = [_linha(carga) for carga in carga_da_equipe(self.pessoa)]
        return json_pronto(orjson.dumps({"cargas": cargas}))


def _linha(carga: Carga) -> dict[str, object]:
    pessoa = str(carga.pessoa) if carga.pessoa else None
    return {"pessoa": pessoa, "em_aberto": dict(carga.numeros)}
