"""`/api/v1/entes/<código>/tarefas/`: o que espera pelo ente, por outros, e o que vem a seguir."""

from dataclasses import asdict
from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices.tarefa import Assunto, Vez
from identidade.domain.tarefas_do_ente import tarefas
from municipios.api.detalhe import Detalhe
from municipios.api.expressoes import Campo, Versao
from municipios.api.recurso import json_pronto
from municipios.models import Ente


class TarefaSerializer(serializers.Serializer):
    assunto = serializers.ChoiceField(choices=Assunto.choices)
    titulo = serializers.CharField()
    explicacao = serializers.CharField()
    vez = serializers.ChoiceField(choices=Vez.choices)
    vencida = serializers.BooleanField(help_text="O prazo já passou.")
    objeto = serializers.IntegerField(
        allow_null=True, help_text="O plano, a implantação ou a unidade; nulo, o próprio ente."
    )


class TarefasDoEnteSerializer(serializers.Serializer):
    ente = serializers.CharField(help_text="Código IBGE do ente.")
    tarefas = TarefaSerializer(many=True, help_text="Na ordem em que se fazem.")


class EnteTarefas(Detalhe):
    """As tarefas de “Meu município”, na ordem em que se fazem; a equipe da SGD vê as de todos."""

    grupo = "Entes"
    nome = "ente-tarefas"
    chave = "codigo_ibge"
    serializer_class = TarefasDoEnteSerializer

    def consulta(self) -> QuerySet[Ente]:
        if self.pessoa.eh_da_equipe:
            return Ente.objects.all()
        return Ente.objects.administrados_por(self.pessoa)

    def versao(self) -> tuple[Campo, ...]:
        return (Versao("nome"),)

    def responder(self, request: Request, consulta: QuerySet[Any]) -> HttpResponse:
        ente = consulta.first()
        if ente is None:
            raise Http404
        por = None if self.pessoa.eh_da_equipe else self.pessoa
        linhas = [asdict(tarefa) for tarefa in tarefas(ente, por=por)]
        return json_pronto(orjson.dumps({"ente": ente.pk, "tarefas": linhas}))
