"""A API contada para pessoas: o mesmo esquema OpenAPI, numa página acessível e sem script."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from municipios.http.problema import TIPOS


@login_not_required
@require_safe
def api_documentacao(request: HttpRequest) -> HttpResponse:
    contexto = {"grupos": _grupos(), "problemas": sorted(TIPOS.items())}
    return render(request, "identidade/api_documentacao.html", contexto)


@cache
def _grupos() -> dict[str, list[dict[str, Any]]]:
    """Operações por grupo, na ordem dos endereços. Só mudam com o código: escrevem-se uma vez."""
    esquema = SchemaGenerator().get_schema(request=None, public=True)
    grupos: dict[str, list[dict[str, Any]]] = {}
    for caminho, operacoes in esquema["paths"].items():
        for metodo, operacao in operacoes.items():
            grupos.setdefault(operacao["tags"][0], []).append(_operacao(caminho, metodo, operacao))
    return grupos


def _operacao(caminho: str, metodo: str, operacao: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": operacao["operationId"],
        "metodo": metodo.upper(),
        "caminho": caminho,
        "resumo": operacao.get("summary", ""),
        "descricao": operacao.get("description", "").partition("\n")[2].strip(),
        "exige_token": {} not in operacao.get("security", [{}]),
        "parametros": [_parametro(p) for p in operacao.get("parameters", [])],
        "respostas": [(s, r["description"]) for s, r in sorted(operacao["responses"].items())],
    }


def _parametro(parametro: dict[str, Any]) -> dict[str, Any]:
    forma = parametro.get("schema", {})
    return {
        "nome": parametro["name"],
        "onde": "endereço" if parametro["in"] == "path" else "consulta",
        "descricao": parametro.get("description", ""),
        "opcoes": forma.get("enum", []),
    }
