"""Paginação por chave: custo constante em qualquer página, sem contar nem pular linhas."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Pagina(Generic[M]):
    linhas: list[M]
    url_anterior: str
    url_seguinte: str


def paginar(
    request: HttpRequest,
    consulta: QuerySet[M],
    *,
    campo: str,
    tamanho: int = 50,
    decrescente: bool = False,
) -> Pagina[M]:
    """Ordena por (`campo`, chave primária) e continua de `?depois=` ou `?antes=` (a chave).

    Uma chave que não existe volta ao começo, porque o elo pode ser antigo.
    """
    antes, depois = request.GET.get("antes", ""), request.GET.get("depois", "")
    marco = _marco(consulta, campo, antes or depois)
    voltando = bool(antes) and marco is not None
    para_tras = voltando != decrescente
    sentido = "-" if para_tras else ""
    pagina = consulta.order_by(f"{sentido}{campo}", f"{sentido}pk")
    if marco is not None:
        pagina = pagina.filter(_alem(campo, marco, "lt" if para_tras else "gt"))
    linhas = list(pagina[: tamanho + 1])
    sobra, linhas = len(linhas) > tamanho, linhas[:tamanho]
    if voltando:
        linhas.reverse()
    tem_anterior = sobra if voltando else marco is not None
    tem_seguinte = voltando or sobra
    return Pagina(
        linhas,
        _url(request, antes=linhas[0].pk) if linhas and tem_anterior else "",
        _url(request, depois=linhas[-1].pk) if linhas and tem_seguinte else "",
    )


def _marco(consulta: QuerySet[M], campo: str, chave: str) -> tuple[Any, Any] | None:
    if not chave or "\0" in chave:
        return None
    anotado = campo in consulta.query.annotations
    origem = consulta.order_by() if anotado else consulta.model._base_manager.all()
    try:
        return origem.filter(pk=chave).values_list(campo, "pk").first()
    except ValueError:
        return None


def _alem(campo: str, marco: tuple[Any, Any], comparacao: str) -> Q:
    valor, chave = marco
    return Q(**{f"{campo}__{comparacao}": valor}) | Q(**{campo: valor, f"pk__{comparacao}": chave})


def _url(request: HttpRequest, **marco: Any) -> str:
    parametros = request.GET.copy()
    for nome in ("antes", "depois"):
        parametros.pop(nome, None)
    parametros.update({nome: str(valor) for nome, valor in marco.items()})
    return f"{request.path}?{parametros.urlencode()}"
