"""`/api/v1/acoes/<id>/conversa/`: ler e escrever sobre uma ação do plano."""

from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.domain.conversa_acao import conversa, falar
from identidade.models import Acao
from municipios.api.detalhe import Detalhe
from municipios.api.entrada_json import EntradaJson
from municipios.api.expressoes import Campo, Versao, texto_json
from municipios.api.mensagem import MensagemEmComum, MensagemSerializer
from municipios.api.recurso import json_pronto

MAIS_RECENTES = 100


class ConversaDaAcaoSerializer(serializers.Serializer):
    acao = serializers.IntegerField()
    mensagens = MensagemSerializer(many=True, help_text="Da mais nova à mais antiga, até cem.")


class FalaSobreAcao(EntradaJson):
    """Anexos só pela página da ação."""

    texto = serializers.CharField(
        max_length=5000, help_text="Texto puro; nunca credencial nem CPF."
    )
    chave = serializers.UUIDField(
        required=False, help_text="Sorteie uma por envio: repetir o envio não cria outra."
    )


class AcaoConversa(Detalhe):
    """O que se escreveu sobre a ação; faz parte da conversa do ente com a SGD."""

    grupo = "Planos de ação"
    nome = "acao-conversa"
    serializer_class = ConversaDaAcaoSerializer
    entrada_class = FalaSobreAcao
    verbo = "escrever"
    sucesso = 201

    def consulta(self) -> QuerySet[Acao]:
        return Acao.objects.visiveis_para(self.pessoa).select_related("plano__ente")

    def versao(self) -> tuple[Campo, ...]:
        return (Versao("situacao"),)

    def responder(self, request: Request, consulta: QuerySet[Any]) -> HttpResponse:
        return self._conversa(_uma(consulta), status=200)

    def post(self, request: Request, pk: int) -> HttpResponse:
        """Escrever sobre a ação. O outro lado recebe um aviso por e-mail."""
        acao = _uma(self.consulta().filter(pk=pk))
        falar(acao, por=self.pessoa, **FalaSobreAcao.ler(request))
        return self._conversa(acao, status=201)

    def _conversa(self, acao: Acao, *, status: int) -> HttpResponse:
        falas = conversa(acao).prefetch_related(None).select_related(None)
        linhas = falas.values_list(texto_json(MensagemEmComum.linha))[:MAIS_RECENTES]
        mensagens = [orjson.Fragment(linha) for (linha,) in linhas]
        corpo = orjson.dumps({"acao": acao.pk, "mensagens": mensagens})
        return json_pronto(corpo, status=status)


def _uma(consulta: QuerySet[Any]) -> Acao:
    acao: Acao | None = consulta.first()
    if acao is None:
        raise Http404
    return acao
