"""Toda exceção que chega à fronteira da API vira um problema; a que não se conhece segue (500)."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import Http404, HttpResponse
from rest_framework import exceptions
from rest_framework.views import set_rollback

from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.http.problema import Erro, resposta_problema

TIPO_DA_EXCECAO: dict[type[Exception], str] = {
    exceptions.ParseError: "json_invalido",
    exceptions.NotAuthenticated: "credencial_ausente",
    exceptions.AuthenticationFailed: "credencial_invalida",
    exceptions.PermissionDenied: "sem_permissao",
    PermissionDenied: "sem_permissao",
    exceptions.NotFound: "nao_encontrado",
    Http404: "nao_encontrado",
    exceptions.MethodNotAllowed: "metodo_nao_aceito",
    exceptions.NotAcceptable: "formato_nao_oferecido",
    exceptions.UnsupportedMediaType: "tipo_de_conteudo",
    exceptions.Throttled: "muitos_pedidos",
    RequestDataTooBig: "grande_demais",
    SuspiciousOperation: "pedido_invalido",
}

# A recusa não devolve, multiplicado, o tamanho do que se mandou.
MAXIMO_DE_ERROS = 50
MAXIMO_DO_TEXTO = 300


class VersaoVelha(Exception):
    """O `If-Match` enviado não é mais a versão do recurso."""


def tratar(excecao: Exception, contexto: dict[str, Any]) -> HttpResponse | None:
    """EXCEPTION_HANDLER do DRF."""
    resposta = _resposta(excecao, contexto)
    if resposta is not None:
        set_rollback()
    return resposta


def _resposta(excecao: Exception, contexto: dict[str, Any]) -> HttpResponse | None:
    if isinstance(excecao, exceptions.ValidationError):
        onde = "corpo" if contexto["request"].method == "POST" else "consulta"
        return resposta_problema("dados_invalidos", erros=_poucos(_erros(excecao, onde)))
    if isinstance(excecao, DjangoValidationError):
        return resposta_problema("dados_invalidos", erros=_poucos(_erros_do_dominio(excecao)))
    if isinstance(excecao, TransicaoInvalida):
        return _resposta_da_transicao(excecao)
    if isinstance(excecao, VersaoVelha):
        return resposta_problema("versao_velha")
    return _resposta_pelo_tipo(excecao)


def _poucos(erros: Iterator[Erro]) -> list[Erro]:
    return list(islice(erros, MAXIMO_DE_ERROS))


def _resposta_da_transicao(excecao: TransicaoInvalida) -> HttpResponse:
    if isinstance(excecao, SemPermissao):
        return resposta_problema("sem_permissao", detalhe=str(excecao))
    if faltas := getattr(excecao, "faltas", None):
        erros = [Erro("#", str(falta), falta.codigo) for falta in faltas]
        return resposta_problema("pre_requisito", codigo=faltas[0].codigo, erros=erros)
    return resposta_problema("situacao", detalhe=str(excecao), codigo=excecao.codigo)


def _resposta_pelo_tipo(excecao: Exception) -> HttpResponse | None:
    tipos = (TIPO_DA_EXCECAO[t] for t in type(excecao).__mro__ if t in TIPO_DA_EXCECAO)
    tipo = next(tipos, None)
    if tipo is None:
        return None
    resposta = resposta_problema(tipo, detalhe=_mensagem_nossa(excecao))
    if autenticacao := getattr(excecao, "auth_header", None):
        resposta["WWW-Authenticate"] = autenticacao
    if espera := getattr(excecao, "wait", None):
        resposta["Retry-After"] = str(int(espera))
    return resposta


def _mensagem_nossa(excecao: Exception) -> str:
    if not isinstance(excecao, exceptions.AuthenticationFailed | exceptions.ParseError):
        return ""
    return "" if excecao.detail == excecao.default_detail else str(excecao.detail)


def _erros(excecao: exceptions.ValidationError, onde: str) -> Iterator[Erro]:
    for caminho, detalhe in _folhas(excecao.detail):
        # Nome de campo inventado por quem chama pode ter substituto solto, que não vira UTF-8.
        ponteiro = "".join(f"/{p.replace('~', '~0').replace('/', '~1')}" for p in caminho)
        yield Erro(
            pointer="#" + ponteiro.encode(errors="replace").decode()[:MAXIMO_DO_TEXTO],
            detail=str(detalhe)[:MAXIMO_DO_TEXTO],
            codigo=getattr(detalhe, "code", "invalido"),
            onde=onde,
        )


def _folhas(detalhe: Any, caminho: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(detalhe, dict):
        for nome, valor in detalhe.items():
            proximo = caminho if nome == "non_field_errors" else (*caminho, str(nome))
            yield from _folhas(valor, proximo)
    elif isinstance(detalhe, list):
        for valor in detalhe:
            yield from _folhas(valor, caminho)
    else:
        yield caminho, detalhe


def _erros_do_dominio(excecao: DjangoValidationError) -> Iterator[Erro]:
    por_campo = getattr(excecao, "error_dict", None) or {"": excecao.error_list}
    for campo, erros in por_campo.items():
        ponteiro = "#" if campo in {"", "__all__"} else f"#/{campo}"
        for erro in erros:
            for mensagem in erro.messages:
                yield Erro(ponteiro, mensagem, erro.code or "invalido")
