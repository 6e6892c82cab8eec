"""Lista rápida: uma consulta, JSON do banco, páginas pela chave, ETag por versão, CSV em fluxo."""

from collections.abc import Iterator
from typing import Any, ClassVar

import orjson
from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.http import urlencode
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from municipios.api.cursor import Cursor, ler_cursor
from municipios.api.expressoes import Campo, Campos, digito, expressao, texto_json
from municipios.api.filtro import FiltroDeLista
from municipios.api.pagina import Pagina, por_chave
from municipios.api.recurso import Recurso, json_pronto
from municipios.http.planilha import resposta_csv

LOTE_DO_CSV = 2000


class Csv(BaseRenderer):
    """Só anuncia o formato: as linhas saem em fluxo, por `resposta_csv`."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"


class Lista(Recurso):
    """`ordem` é única e indexada; `campos` diz a linha; `versao`, o que a faz mudar."""

    renderer_classes = [JSONRenderer, Csv]
    nome: ClassVar[str]
    ordem: ClassVar[tuple[str, ...]]
    filtro_class = FiltroDeLista

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Any]:
        """O que esta pessoa vê, com os filtros aplicados."""
        raise NotImplementedError

    def campos(self, dados: dict[str, Any]) -> Campos:
        raise NotImplementedError

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        raise NotImplementedError

    def colunas_do_csv(self, dados: dict[str, Any]) -> Campos:
        """As da linha, com os objetos achatados; listas precisam de expressão própria."""
        return self.campos(dados)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        dados = self.filtro_class.de(request.query_params)
        if request.accepted_renderer.format == "csv":
            return self._csv(dados)
        consulta = self.consulta(dados)
        resumo = digito((*self.ordem, *self.versao(dados)))
        if "If-None-Match" in request.headers:
            pagina = self.pagina(consulta, dados, [resumo])
            if resposta := self.nao_mudou(request, self._etag(request, pagina)):
                return resposta
        pagina = self.pagina(consulta, dados, [resumo, texto_json(self.campos(dados))])
        envelope = {
            "next": self._endereco(request, pagina.proxima, dados),
            "previous": self._endereco(request, pagina.anterior, dados),
            "results": [orjson.Fragment(linha[1]) for linha in pagina.linhas],
        }
        return json_pronto(orjson.dumps(envelope), etag=self._etag(request, pagina))

    def pagina(
        self, consulta: QuerySet[Any], dados: dict[str, Any], colunas: list[Campo]
    ) -> Pagina:
        cursor = self.cursor(dados, len(self.ordem))
        return por_chave(consulta, self.ordem, colunas, cursor, dados["limite"])

    def nome_do_cursor(self, dados: dict[str, Any]) -> str:
        """Um cursor só vale na lista, e na ordem, que o deu."""
        return self.nome

    def cursor(self, dados: dict[str, Any], colunas: int) -> Cursor | None:
        texto = dados.get("cursor")
        return ler_cursor(texto, self.nome_do_cursor(dados), colunas) if texto else None

    def exigir(self, consulta: QuerySet[Any]) -> Any:
        """A lista é de um recurso maior; se ele não há (ou não se vê), 404."""
        dono = consulta.first()
        if dono is None:
            raise Http404
        return dono

    def _etag(self, request: Request, pagina: Pagina) -> str:
        pontas = (str(pagina.proxima), str(pagina.anterior))
        return self.etag(
            request, request.build_absolute_uri(), (*pontas, *(linha[0] for linha in pagina.linhas))
        )

    def _endereco(
        self, request: Request, cursor: Cursor | None, dados: dict[str, Any]
    ) -> str | None:
        if cursor is None:
            return None
        texto = cursor.texto(self.nome_do_cursor(dados))
        parametros = urlencode(request.query_params.dict() | {"cursor": texto})
        return request.build_absolute_uri(f"{request.path}?{parametros}")

    def _csv(self, dados: dict[str, Any]) -> HttpResponseBase:
        colunas = dict(achatar(self.colunas_do_csv(dados)))
        consulta = self.consulta(dados).order_by(*self.ordem)
        linhas = consulta.values_list(*map(expressao, colunas.values()))
        return resposta_csv(self.nome, list(colunas), linhas.iterator(chunk_size=LOTE_DO_CSV))


def achatar(campos: Campos, prefixo: str = "") -> Iterator[tuple[str, Campo]]:
    for nome, campo in campos.items():
        if isinstance(campo, dict):
            yield from achatar(campo, f"{prefixo}{nome}_")
        else:
            yield prefixo + nome, campo
