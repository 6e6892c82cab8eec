"""P11: partida a frio. O processo contra um Django com DRF; semear, primeiro 200, memória.

As três últimas têm teto absoluto: o piso da linha é o próprio teto.
"""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from psycopg import sql

from redegov.embarcado import enderecos, porta, postgres
from redegov.embarcado.processo import esperar
from tests.bancada.medida import Resultado, avisar, com_teto, comparar

RAIZ = Path(__file__).resolve().parent.parent.parent
NOSSO = "import os, django; os.environ['DJANGO_SETTINGS_MODULE']='redegov.settings'; django.setup()"
VAZIO = """
import django
from django.conf import settings
settings.configure(INSTALLED_APPS=['django.contrib.contenttypes', 'django.contrib.auth',
    'django.contrib.admin', 'django.contrib.sessions', 'django.contrib.messages',
    'rest_framework'], SECRET_KEY='x', USE_TZ=True)
django.setup()
import rest_framework.views
"""
SEMENTE = ("migrate", "carregar_referencias", "carregar_entes")


def medir() -> list[Resultado]:
    setup = comparar(
        "P11",
        "django.setup() em processo novo",
        nossa=lambda: _rodar("-c", NOSSO),
        piso=lambda: _rodar("-c", VAZIO),
        teto=1.5,
        rodadas=9,
    )
    avisar("P11 banco vazio, primeiro 200 e memória…")
    semeado = _semear()
    with _gunicorn() as (processo, primeiro):
        memoria = max(_megabytes(pid) for pid in _filhos(processo.pid))
    return [
        setup,
        com_teto("P11", "banco vazio → migrado e semeado", semeado, 20_000, "≤ 20 s"),
        com_teto("P11", "gunicorn → primeiro 200", primeiro, 2_500, "≤ 2,5 s"),
        com_teto("P11", "RSS do maior trabalhador (MB)", memoria, 120, "≤ 120 MB"),
    ]


def _semear() -> float:
    """Refaz do zero o banco padrão da bancada (nenhuma outra linha o usa); devolve ms."""
    dados = Path(os.environ["REDEGOV_DADOS"])
    with postgres.administrar(dados) as conexao:
        conexao.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(
                sql.Identifier(enderecos.BANCO)
            )
        )
    postgres.criar_banco(dados)
    inicio = time.perf_counter()
    for comando in SEMENTE:
        _rodar("manage.py", comando)
    return (time.perf_counter() - inicio) * 1000


@contextlib.contextmanager
def _gunicorn() -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """O gunicorn como o portal o sobe, e os ms até `/saude/pronto` dar 200."""
    with socket.create_server(("127.0.0.1", 0)) as tomada:
        numero: int = tomada.getsockname()[1]
    servidor = ["-m", "gunicorn", "redegov.wsgi", "--preload", "--bind", f"127.0.0.1:{numero}"]
    modo = ["--worker-class", "gthread", "--workers", "2", "--threads", "8", "--no-control-socket"]
    inicio = time.perf_counter()
    processo = subprocess.Popen(
        [sys.executable, *servidor, *modo, "--log-level", "warning"],
        cwd=RAIZ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        if not esperar(lambda: porta.responde("127.0.0.1", numero, "/saude/pronto"), prazo=60):
            raise RuntimeError("O gunicorn não respondeu 200 em 60 s.")
        yield processo, (time.perf_counter() - inicio) * 1000
    finally:
        processo.terminate()
        processo.wait(30)


def _filhos(pid: int) -> list[int]:
    texto = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(filho) for filho in texto.split()]


def _megabytes(pid: int) -> float:
    for linha in Path(f"/proc/{pid}/status").read_text().splitlines():
        if linha.startswith("VmRSS:"):
            return int(linha.split()[1]) / 1024
    raise RuntimeError("O trabalhador morreu antes da medida.")


def _rodar(*argumentos: str) -> None:
    subprocess.run([sys.executable, *argumentos], cwd=RAIZ, check=True, capture_output=True)
