"""O que se calcula das respostas de um diagnóstico, para quem o vê."""

from typing import Any, ClassVar

import orjson
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from rest_framework.request import Request

from identidade.models import Diagnostico
from municipios.api.detalhe import Detalhe
from municipios.api.expressoes import Campo, Versao
from municipios.api.recurso import json_pronto


class DoDiagnostico(Detalhe):
    """`colecao` é o nome das linhas no JSON; `linhas` as calcula."""

    grupo = "Diagnósticos"
    colecao: ClassVar[str]

    def linhas(self, diagnostico: Diagnostico) -> list[dict[str, Any]]:
        raise NotImplementedError

    def consulta(self) -> QuerySet[Diagnostico]:
        return Diagnostico.objects.visiveis_para(self.pessoa)

    def versao(self) -> tuple[Campo, ...]:
        return (Versao("situacao"),)

    def responder(self, request: Request, consulta: QuerySet[Any]) -> HttpResponse:
        diagnostico = consulta.prefetch_related("secoes").first()
        if diagnostico is None:
            raise Http404
        corpo = {"diagnostico": diagnostico.pk, self.colecao: self.linhas(diagnostico)}
        return json_pronto(orjson.dumps(corpo))
