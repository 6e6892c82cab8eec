"""Quem chama a API nos testes: um `Client` com o token de alguém do elenco."""

from datetime import datetime
from typing import Any

from django.test import Client

from municipios.domain.token_acesso import emitir_token
from municipios.models import Usuario


def cliente_de(usuario: Usuario | None) -> Client:
    """Sem usuário, anônimo. Erro do servidor vira resposta 500, como em produção."""
    if usuario is None:
        return Client(raise_request_exception=False)
    _, texto = emitir_token(usuario, nome="testes", horas=1)
    return Client(raise_request_exception=False, headers={"authorization": f"Bearer {texto}"})


def linhas(resposta: Any) -> list[dict[str, Any]]:
    assert resposta.status_code == 200, resposta.content
    resultado: list[dict[str, Any]] = resposta.json()["results"]
    return resultado


def conferir_problema(resposta: Any, status: int, codigo: str) -> dict[str, Any]:
    """Toda recusa é um problema da RFC 9457; devolve o corpo para o teste olhar o resto."""
    assert resposta.status_code == status, resposta.content
    assert resposta["Content-Type"] == "application/problem+json"
    corpo: dict[str, Any] = resposta.json()
    assert corpo["status"] == status
    assert corpo["codigo"] == codigo
    assert corpo["title"]
    assert corpo["detail"]
    return corpo


def igual_ao_serializador(linha: dict[str, Any], objeto: Any, serializador: Any) -> None:
    """O contrato: o que o banco monta é o que o serializador (o esquema) descreve."""
    assert _simples(linha) == _simples(serializador(objeto).data)
    assert list(linha) == list(serializador(objeto).data)


def _simples(valor: Any) -> Any:
    if isinstance(valor, dict):
        return {nome: _simples(item) for nome, item in valor.items()}
    if isinstance(valor, list):
        return [_simples(item) for item in valor]
    return _instante(valor) if isinstance(valor, str) and "T" in valor else valor


def _instante(texto: str) -> Any:
    try:
        return datetime.fromisoformat(texto)
    except ValueError:
        return texto
