"""Os processos Python do portal: web, trabalhador, relógio e simulador do GOV.BR.

Cada um mora (tem por pasta corrente) numa pasta própria da pasta de dados: é por ela que o
próximo início acha e encerra o que um `kill -9` deixou órfão.
"""

import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from redegov.embarcado import enderecos, porta
from redegov.embarcado.processo import Programa, recolher


@dataclass(frozen=True)
class Lugar:
    """Onde este portal roda; tudo absoluto, porque os filhos têm outra pasta corrente."""

    codigo: Path
    dados: Path
    estaticos: Path
    endereco: str
    porta: int


def web(lugar: Lugar) -> Programa:
    conexoes_por_processo = 10
    return _python(
        lugar,
        "web",
        *["-m", "gunicorn", "redegov.wsgi", "--preload"],
        *["--bind", f"{_entre_colchetes(lugar.endereco)}:{lugar.porta}"],
        *["--worker-class", "gthread", "--workers", "2", "--threads", "8"],
        *["--timeout", "60", "--graceful-timeout", "15", "--log-level", "warning"],
        "--no-control-socket",
        ambiente={"REDEGOV_POOL": str(conexoes_por_processo)},
        pronto=lambda: porta.responde(lugar.endereco, lugar.porta, "/saude/pronto"),
    )


def trabalhador(lugar: Lugar) -> Programa:
    return _python(
        lugar,
        "trabalhador",
        *["-m", "celery", "-A", "redegov.celery", "worker", "--concurrency", "2"],
        *["--loglevel", "WARNING", "--without-gossip", "--without-mingle"],
    )


def relogio(lugar: Lugar) -> Programa:
    return _python(
        lugar,
        "relogio",
        *["-m", "celery", "-A", "redegov.celery", "beat", "--loglevel", "WARNING"],
        *["--schedule", "agenda", "--pidfile", ""],
    )


def simulador(lugar: Lugar, porta_do_simulador: int) -> Programa:
    return _python(
        lugar,
        "simulador",
        *["-m", "redegov.simulador"],
        *["--dados", str(lugar.dados), "--porta", str(porta_do_simulador)],
        *["--porta-das-cidades", str(_porta_das_cidades(lugar.dados))],
        pronto=lambda: porta.responde(
            "127.0.0.1", porta_do_simulador, "/.well-known/openid-configuration"
        ),
    )


def _python(
    lugar: Lugar,
    nome: str,
    *argumentos: str,
    ambiente: dict[str, str] | None = None,
    pronto: Callable[[], bool] = lambda: True,
) -> Programa:
    pasta = lugar.dados / "processos" / nome
    pasta.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Programa(
        nome=nome,
        comando=[sys.executable, *argumentos],
        registro=lugar.dados / "registros" / f"{nome}.log",
        pasta=pasta,
        pronto=pronto,
        antes=lambda: recolher(pasta, [signal.SIGTERM, signal.SIGKILL]),
        ambiente={
            "DJANGO_SETTINGS_MODULE": "redegov.settings",
            "PYTHONPATH": str(lugar.codigo),
            "PYTHONUNBUFFERED": "1",
            "REDEGOV_DADOS": str(lugar.dados),
            "REDEGOV_ESTATICOS": str(lugar.estaticos),
            **(ambiente or {}),
        },
        paciencia=30.0,
    )


def _entre_colchetes(endereco: str) -> str:
    return f"[{endereco}]" if ":" in endereco else endereco


def porta_do_simulador(dados: Path) -> int:
    return porta.guardada_ou_nova(enderecos.porta_simulador(dados))


def _porta_das_cidades(dados: Path) -> int:
    return porta.guardada_ou_nova(enderecos.porta_das_cidades(dados))
