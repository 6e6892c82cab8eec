"""Saúde do portal, para o balanceador e para quem opera. Públicas e sem dado nenhum de pessoa.

Só o banco (e as migrações nele) impede de atender: aí a resposta é 503. Sem Valkey, sem relógio,
sem trabalhador ou com e-mail encalhado as páginas seguem, e a resposta é 200 com `degradado`.
"""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.db import Error as ErroDoBanco
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Min
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import RedisError

from municipios.models import Notificacao
from redegov import batida

OK = "ok"
NAO_RESPONDEU = "não respondeu"
ESSENCIAIS = ("banco", "migracoes")
# Segundos sem sinal (o beat anda a cada 10) e segundos do aviso mais velho à espera de sair.
TOLERANCIA_DA_BATIDA = 60
TOLERANCIA_DO_CORREIO = 15 * 60
# As migrações do disco não mudam enquanto o processo vive: uma vez em dia, sempre em dia.
_migracoes_em_dia = {"sim": False}


@dataclass(frozen=True)
class Parte:
    situacao: str
    segundos: int | None = None


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
    """200 se dá para atender; 503, com o que falta, se não dá. `segundos` são idades."""
    partes = _do_banco() | _do_valkey()
    ruins = [nome for nome, parte in partes.items() if parte.situacao != OK]
    serve = not set(ruins) & set(ESSENCIAIS)
    resposta = JsonResponse(
        {
            "situacao": ("degradado" if ruins else OK) if serve else "indisponivel",
            "partes": {nome: parte.situacao for nome, parte in partes.items()},
            "segundos": {
                nome: partes[nome].segundos for nome in ("relogio", "trabalhador", "correio")
            },
        },
        status=200 if serve else 503,
    )
    if not serve:
        resposta["Retry-After"] = "5"
    return resposta


def _do_banco() -> dict[str, Parte]:
    try:
        return {"banco": _banco(), "migracoes": _migracoes(), "correio": _correio()}
    except ErroDoBanco:
        return dict.fromkeys(("banco", "migracoes", "correio"), Parte(NAO_RESPONDEU))


def _do_valkey() -> dict[str, Parte]:
    try:
        idades = batida.idades()
    except RedisError:
        return dict.fromkeys(("valkey", batida.RELOGIO, batida.TRABALHADOR), Parte(NAO_RESPONDEU))
    return {"valkey": Parte(OK)} | {quem: _batida(idade) for quem, idade in idades.items()}


def _banco() -> Parte:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Parte(OK)


def _migracoes() -> Parte:
    if not _migracoes_em_dia["sim"]:
        executor = MigrationExecutor(connection)
        plano = executor.migration_plan(executor.loader.graph.leaf_nodes())
        _migracoes_em_dia["sim"] = not plano
    return Parte(OK if _migracoes_em_dia["sim"] else "há migrações por aplicar")


def _correio() -> Parte:
    """A idade do aviso mais velho que ainda não saiu; nenhuma, se nada espera."""
    mais_velho = Notificacao.objects.pendentes().aggregate(em=Min("criada_em"))["em"]
    if mais_velho is None:
        return Parte(OK)
    segundos = int((timezone.now() - mais_velho).total_seconds())
    return Parte(OK if segundos <= TOLERANCIA_DO_CORREIO else "há avisos encalhados", segundos)


def _batida(idade: int | None) -> Parte:
    vivo = idade is not None and idade <= TOLERANCIA_DA_BATIDA
    return Parte(OK if vivo else "sem sinal", idade)
