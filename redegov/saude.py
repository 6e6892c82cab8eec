"""Saúde do portal, para o balanceador e para quem opera. Públicas e sem dado nenhum de pessoa."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import RedisError

OK = "ok"
# As migrações do disco não mudam enquanto o processo vive: uma vez em dia, sempre em dia.
_migracoes_em_dia = {"sim": False}


@require_safe
@never_cache
@login_not_required
def vivo(request: HttpRequest) -> JsonResponse:
    """O processo responde; não toca em dependência nenhuma."""
    return JsonResponse({"situacao": OK})


@require_safe
@never_cache
@login_not_required
def pronto(request: HttpRequest) -> JsonResponse:
    """200 se dá para atender; 503, com o que falta, se não dá."""
    partes = {
        "banco": _conferir(_banco),
        "migracoes": _conferir(_migracoes),
        "valkey": _conferir(_valkey),
    }
    sadio = all(situacao == OK for situacao in partes.values())
    resposta = JsonResponse({"situacao": OK if sadio else "indisponivel", "partes": partes})
    if not sadio:
        resposta.status_code = 503
        resposta["Retry-After"] = "5"
    return resposta


def _conferir(parte: Callable[[], str]) -> str:
    try:
        return parte()
    except (DatabaseError, RedisError):
        return "não respondeu"


def _banco() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def _migracoes() -> str:
    if not _migracoes_em_dia["sim"]:
        executor = MigrationExecutor(connection)
        plano = executor.migration_plan(executor.loader.graph.leaf_nodes())
        _migracoes_em_dia["sim"] = not plano
    return OK if _migracoes_em_dia["sim"] else "há migrações por aplicar"


def _valkey() -> str:
    cache.get("saude")
    return OK
