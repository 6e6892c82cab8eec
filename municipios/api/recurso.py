"""O que todo endereço da API tem: quem chama, quanto pode chamar, e o que se pode guardar."""

import hashlib
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from rest_framework.exceptions import Throttled
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.permissions import SAFE_METHODS, BasePermission, IsAuthenticated
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from municipios.api.autenticacao import TokenAcessoAuthentication
from municipios.api.filtro import Filtro
from municipios.api.leitor import LeitorJson
from municipios.http.limite import Veredito, consumir, endereco_do_cliente
from municipios.http.pessoa import pessoa
from municipios.models import Usuario


class Negociacao(DefaultContentNegotiation):
    """`?formato=` vence o `Accept`; valor desconhecido quem recusa é o filtro, com a explicação."""

    settings: Any = SimpleNamespace(URL_FORMAT_OVERRIDE=None)

    def select_renderer(  # type: ignore[override]
        self, request: Request, renderers: list[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        if pedido := request.query_params.get("formato"):
            escolhido = next((r for r in renderers if r.format == pedido), renderers[0])
            return escolhido, escolhido.media_type
        return super().select_renderer(request, renderers, format_suffix)  # type: ignore[no-any-return]


class Recurso(APIView):
    """Base. `publico` abre a leitura a quem não tem token; o padrão é negar."""

    publico: ClassVar[bool] = False
    grupo: ClassVar[str] = ""
    serializer_class: ClassVar[Any] = None
    filtro_class: ClassVar[type[Filtro]] = Filtro
    sucesso: ClassVar[int] = 200
    tipo_da_resposta: ClassVar[str] = ""
    outras_respostas: ClassVar[dict[int, str]] = {}
    authentication_classes = [TokenAcessoAuthentication]
    parser_classes = [LeitorJson]
    renderer_classes = [JSONRenderer]
    content_negotiation_class = Negociacao
    metadata_class = None
    veredito: Veredito | None = None

    def get_permissions(self) -> list[BasePermission]:
        """Escrever pede sempre token; o método que o recurso não tem é 405 para todos."""
        metodo = str(self.request.method)
        escreve = metodo not in SAFE_METHODS and hasattr(self, metodo.lower())
        return [] if self.publico and not escreve else [IsAuthenticated()]

    @property
    def pessoa(self) -> Usuario:
        return pessoa(self.request._request)

    def check_throttles(self, request: Request) -> None:
        """Um balde por pessoa do token, ou por endereço de rede de quem não tem."""
        if request.user.is_authenticated:
            cliente, capacidade = f"pessoa:{request.user.pk}", settings.LIMITE_POR_PESSOA
        else:
            cliente = f"rede:{endereco_do_cliente(request._request)}"
            capacidade = settings.LIMITE_POR_ENDERECO
        self.veredito = consumir(f"api:{cliente}", capacidade=capacidade)
        if self.veredito and not self.veredito.aceito:
            raise Throttled(self.veredito.espera)

    def etag(self, request: Request, sobre: str, partes: Iterable[str]) -> str:
        """Versão do que esta pessoa lê sobre isto; ninguém herda a de outra."""
        resumo = hashlib.blake2b(digest_size=16)
        quem = "" if self.publico else str(request.user.pk)
        for parte in (sobre, quem, *partes):
            resumo.update(parte.encode() + b"\0")
        return f'"{resumo.hexdigest()}"'

    def nao_mudou(self, request: Request, etag: str) -> HttpResponse | None:
        """304 quando quem chama já tem esta versão."""
        enviados = parse_etags(request.headers.get("If-None-Match", ""))
        if etag in enviados or f"W/{etag}" in enviados or "*" in enviados:
            resposta = HttpResponse(status=304)
            del resposta["Content-Type"]
            resposta["ETag"] = etag
            return resposta
        return None

    def finalize_response(  # type: ignore[override]
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        resposta: HttpResponseBase = super().finalize_response(
            request,
            response,  # type: ignore[arg-type]
            *args,
            **kwargs,
        )
        anonimo = "Authorization" not in request.headers
        if "Cache-Control" not in resposta:
            aberto = self.publico and anonimo and request.method in {"GET", "HEAD"}
            resposta["Cache-Control"] = "public, max-age=60" if aberto else "private, no-cache"
        patch_vary_headers(
            resposta, ["Accept", "Authorization"] + ([] if self.publico else ["Cookie"])
        )
        if self.veredito:
            resposta["RateLimit-Limit"] = str(self.veredito.capacidade)
            resposta["RateLimit-Remaining"] = str(self.veredito.restam)
            resposta["RateLimit-Reset"] = str(self.veredito.cheio_em)
        return resposta


def json_pronto(corpo: bytes | str, *, status: int = 200, etag: str = "") -> HttpResponse:
    resposta = HttpResponse(corpo, status=status, content_type="application/json")
    if etag:
        resposta["ETag"] = etag
    return resposta
