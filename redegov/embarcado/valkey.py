"""Valkey embarcado: cache, travas e fila, só por socket Unix, com registro de escritas (AOF)."""

import signal
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from redegov.embarcado import binarios, enderecos
from redegov.embarcado.processo import Programa, dono_dos_servicos, pasta_privada, recolher


def programa(dados: Path, *, duravel: bool = True) -> Programa:
    pasta = pasta_privada(enderecos.casa(dados) / "valkey", dono_dos_servicos())
    endereco = enderecos.socket_valkey(dados)
    pasta_privada(endereco.parent, dono_dos_servicos())
    opcoes = {
        "port": "0",
        "unixsocket": str(endereco),
        "unixsocketperm": "700",
        "dir": str(pasta),
        "databases": "64",
        "appendonly": "yes" if duravel else "no",
        "save": "",
        "maxmemory-policy": "noeviction",
    }
    return Programa(
        nome="Valkey",
        comando=[
            binarios.valkey(dados),
            *(parte for nome, valor in opcoes.items() for parte in (f"--{nome}", valor)),
        ],
        registro=dados / "registros" / "valkey.log",
        pasta=pasta,
        pronto=lambda: _responde(endereco),
        antes=lambda: recolher(pasta, [signal.SIGTERM, signal.SIGKILL]),
        dono=dono_dos_servicos(),
    )


def _responde(endereco: Path) -> bool:
    sem_insistir = Retry(NoBackoff(), 0)
    cliente = redis.Redis(unix_socket_path=str(endereco), socket_timeout=2, retry=sem_insistir)
    try:
        return bool(cliente.ping())
    except redis.RedisError:
        return False
    finally:
        cliente.close()
