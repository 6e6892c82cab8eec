"""Limite de pedidos: balde de fichas no Valkey, numa operação só, atômica entre processos.

Cada cliente tem um balde de `capacidade` fichas que se repõe por inteiro em `janela` segundos.
Sem Valkey, o pedido passa: o limite protege a API, não é porta de segurança.
"""

import math
import time
from dataclasses import dataclass
from functools import cache

import redis
from django.conf import settings
from django.http import HttpRequest
from redis.commands.core import Script

ESPERA_POR_VALKEY = 0.2
SEM_VALKEY_POR = 5.0

_BALDE = """
local capacidade, janela = tonumber(ARGV[1]), tonumber(ARGV[2])
local relogio = redis.call('TIME')
local agora = tonumber(relogio[1]) + tonumber(relogio[2]) / 1000000
local guardado = redis.call('HMGET', KEYS[1], 'fichas', 'em')
local fichas = tonumber(guardado[1]) or capacidade
local passou = math.max(0, agora - (tonumber(guardado[2]) or agora))
fichas = math.min(capacidade, fichas + passou * capacidade / janela)
local aceito = 0
if fichas >= 1 then
  fichas = fichas - 1
  aceito = 1
end
redis.call('HSET', KEYS[1], 'fichas', tostring(fichas), 'em', tostring(agora))
redis.call('EXPIRE', KEYS[1], math.ceil(janela) + 1)
return {aceito, tostring(fichas)}
"""


@dataclass(frozen=True)
class Veredito:
    """`restam` fichas inteiras; `espera` até a próxima, e `cheio_em` até o balde encher (s)."""

    aceito: bool
    capacidade: int
    restam: int
    espera: int
    cheio_em: int


@dataclass
class _Disjuntor:
    """Depois de uma falha, não se tenta o Valkey por uns segundos: nenhum pedido espera à toa."""

    aberto_ate: float = 0.0


_disjuntor = _Disjuntor()


@cache
def _script(endereco: str) -> Script:
    cliente = redis.Redis.from_url(
        endereco, socket_timeout=ESPERA_POR_VALKEY, socket_connect_timeout=ESPERA_POR_VALKEY
    )
    return cliente.register_script(_BALDE)


def consumir(cliente: str, *, capacidade: int, janela: float = 60.0) -> Veredito | None:
    """Gasta uma ficha de `cliente`; `None` quer dizer que não há como contar (Valkey fora)."""
    if time.monotonic() < _disjuntor.aberto_ate:
        return None
    try:
        script = _script(str(settings.CACHES["default"]["LOCATION"]))
        aceito, texto = script(keys=[f"redegov:limite:{cliente}"], args=[capacidade, janela])
    except redis.RedisError:
        _disjuntor.aberto_ate = time.monotonic() + SEM_VALKEY_POR
        return None
    fichas = float(texto)
    por_ficha = janela / capacidade
    return Veredito(
        aceito=bool(aceito),
        capacidade=capacidade,
        restam=int(fichas),
        espera=max(1, math.ceil((1 - fichas) * por_ficha)) if not aceito else 0,
        cheio_em=math.ceil((capacidade - fichas) * por_ficha),
    )


def endereco_do_cliente(request: HttpRequest) -> str:
    """O endereço de rede de quem pede. Só se crê no que os nossos proxies escreveram.

    Com N proxies nossos na frente (`REDEGOV_PROXIES`), vale o N-ésimo endereço a partir do fim de
    X-Forwarded-For: o que vem antes dele quem chama inventa à vontade.
    """
    encaminhados = request.headers.get("X-Forwarded-For", "").split(",")
    proxies: int = settings.PROXIES
    if proxies and len(encaminhados) >= proxies:
        return encaminhados[-proxies].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
