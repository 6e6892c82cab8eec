"""Um recurso só: a mesma linha da lista, com ETag; o que a pessoa não vê não existe (404)."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags
from rest_framework.request import Request

from municipios.api.expressoes import Campo, Campos, digito, texto_json
from municipios.api.recurso import Recurso, json_pronto
from municipios.api.recusa import VersaoVelha


class Detalhe(Recurso):
    """`chave` é o argumento da rota que identifica o recurso."""

    nome: ClassVar[str]
    chave: ClassVar[str] = "pk"

    def consulta(self) -> QuerySet[Any]:
        """O que esta pessoa vê."""
        raise NotImplementedError

    def campos(self) -> Campos:
        raise NotImplementedError

    def versao(self) -> tuple[Campo, ...]:
        raise NotImplementedError

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.filtro_class.de(request.query_params)
        consulta = self.consulta().filter(**{self.chave: kwargs[self.chave]})
        if "If-None-Match" in request.headers:
            (resumo,) = _primeira(consulta, digito(("pk", *self.versao())))
            if resposta := self.nao_mudou(request, self.etag(request, self.nome, [resumo])):
                return resposta
        return self.responder(request, consulta)

    def responder(self, request: Request, consulta: QuerySet[Any]) -> HttpResponse:
        resumo, linha = _primeira(
            consulta, digito(("pk", *self.versao())), texto_json(self.campos())
        )
        return json_pronto(linha, etag=self.etag(request, self.nome, [resumo]))

    def exigir_versao(self, request: Request, consulta: QuerySet[Any]) -> None:
        """Com `If-Match`, só age sobre a versão lida; chame com a linha travada."""
        enviados = parse_etags(request.headers.get("If-Match", ""))
        if not enviados or "*" in enviados:
            return
        (resumo,) = _primeira(consulta, digito(("pk", *self.versao())))
        if self.etag(request, self.nome, [resumo]) not in enviados:
            raise VersaoVelha


def responder_linha(consulta: QuerySet[Any], campos: Campos, *, status: int) -> HttpResponse:
    (linha,) = _primeira(consulta, texto_json(campos))
    return json_pronto(linha, status=status)


def _primeira(consulta: QuerySet[Any], *colunas: Any) -> tuple[Any, ...]:
    linhas = list(consulta.order_by().values_list(*colunas)[:1])
    if not linhas:
        raise Http404
    linha: tuple[Any, ...] = linhas[0]
    return linha
