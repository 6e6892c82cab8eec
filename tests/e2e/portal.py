"""O portal de verdade, com todos os processos, numa porta livre e numa pasta de dados só dele.

`portal_de_pe` e `portal_vazio` servem a sessão inteira e não devem ser derrubados; os testes de
`portal_descartavel` podem matar o que quiserem: quem vem depois o acha de pé, e é ele que prova o
começo do zero. Os outros dois já encontram o banco migrado.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests
from pytest_django import DjangoDbBlocker

from redegov.embarcado import enderecos
from redegov.embarcado.processo import esperar, moradores
from tests.servicos import RAIZ, banco_migrado

PACIENCIA = 300.0
PORTAIS = {"portal_de_pe", "portal_descartavel", "portal_vazio"}


@dataclass
class Portal:
    """Um `manage.py portal` rodando; `variaveis` entram no ambiente dele."""

    dados: Path
    porta: int
    variaveis: dict[str, str] = field(default_factory=dict)
    processo: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.porta}"

    @property
    def saida(self) -> Path:
        return self.dados.with_name("saida.txt")

    def ambiente(self) -> dict[str, str]:
        return {
            **os.environ,
            "REDEGOV_DADOS": str(self.dados),
            "PORTA": str(self.porta),
            **self.variaveis,
        }

    def disparar(self) -> subprocess.Popen[bytes]:
        with self.saida.open("ab") as saida:
            self.processo = subprocess.Popen(
                [sys.executable, "manage.py", "portal"],
                cwd=RAIZ,
                env=self.ambiente(),
                stdin=subprocess.DEVNULL,
                stdout=saida,
                stderr=subprocess.STDOUT,
            )
        return self.processo

    def subir(self) -> "Portal":
        self.saida.write_text("")
        processo = self.disparar()
        esperar(lambda: processo.poll() is not None or self.anunciou(), PACIENCIA)
        assert self.anunciou(), f"o portal não subiu:\n{self.saida.read_text()}"
        return self

    def anunciou(self) -> bool:
        return "Portal pronto" in self.saida.read_text()

    def pronto(self) -> bool:
        try:
            return requests.get(f"{self.url}/saude/pronto", timeout=5).status_code == 200
        except requests.RequestException:
            return False

    def moradores(self, nome: str) -> list[int]:
        """Processos de um serviço: postgres, valkey, web, trabalhador, relogio ou simulador."""
        if nome in {"postgres", "valkey"}:
            return moradores(enderecos.casa(self.dados) / nome)
        return moradores(self.dados / "processos" / nome)

    def todos(self) -> list[int]:
        nomes = ("postgres", "valkey", "web", "trabalhador", "relogio", "simulador")
        return [pid for nome in nomes for pid in self.moradores(nome)]

    def manage(self, *argumentos: str) -> str:
        """Roda um comando do portal, com ele de pé, e devolve o que foi escrito."""
        return subprocess.run(
            [sys.executable, "manage.py", *argumentos],
            cwd=RAIZ,
            env=self.ambiente(),
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def parar(self) -> int:
        """SIGTERM e espera; devolve o código de saída."""
        assert self.processo
        if self.processo.poll() is None:
            self.processo.terminate()
        return self.processo.wait(timeout=90)

    def matar_tudo(self) -> None:
        """A queda de energia: nada tem a chance de se despedir."""
        assert self.processo
        for pid in [self.processo.pid, *self.todos()]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.processo.wait()


@contextlib.contextmanager
def portal_novo(**variaveis: str) -> Iterator[Portal]:
    """Um portal por subir; ao fim, para-o e apaga tudo o que ele gravou."""
    if not (RAIZ / "static" / "coletado" / "staticfiles.json").exists():
        pytest.fail("As telas não foram preparadas: rode script/test (ou script/server) uma vez.")
    pasta = Path(tempfile.mkdtemp(prefix="redegov-e2e-"))
    portal = Portal(dados=pasta / "dados", porta=_porta_livre(), variaveis=variaveis)
    try:
        yield portal
    finally:
        if portal.processo:
            portal.parar()
        shutil.rmtree(enderecos.casa(portal.dados), ignore_errors=True)
        shutil.rmtree(pasta, ignore_errors=True)


@pytest.fixture(scope="session")
def portal_de_pe(servicos: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Portal]:
    with (
        banco_migrado("de_pe", django_db_blocker) as banco,
        portal_novo(DATABASE_URL=banco) as portal,
    ):
        yield portal.subir()


@pytest.fixture(scope="session")
def portal_vazio(servicos: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Portal]:
    """Sem adesão nenhuma: só o cadastro e a equipe."""
    with (
        banco_migrado("vazio", django_db_blocker) as banco,
        portal_novo(REDEGOV_DEMONSTRACAO="equipe", DATABASE_URL=banco) as portal,
    ):
        yield portal.subir()


@pytest.fixture(scope="session")
def _portal_que_cai() -> Iterator[Portal]:
    with portal_novo(REDEGOV_DEMONSTRACAO="equipe") as portal:
        yield portal


@pytest.fixture
def portal_descartavel(_portal_que_cai: Portal) -> Portal:
    """O que está vivo pode demorar a responder; só o que morreu sobe de novo."""
    processo = _portal_que_cai.processo
    vivo = processo is not None and processo.poll() is None
    pronto = vivo and esperar(_portal_que_cai.pronto, 60)
    return _portal_que_cai if pronto else _portal_que_cai.subir()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Todos os testes de um mesmo portal vão ao mesmo processo do xdist.

    É na coleta, e não em `pytest_collection_modifyitems`: nesta o xdist lê os grupos antes de nós.
    """
    for fixture in PORTAIS & set(getattr(item, "fixturenames", ())):
        item.add_marker(pytest.mark.xdist_group(fixture))
        item.add_marker(pytest.mark.e2e)


def _porta_livre() -> int:
    with socket.create_server(("127.0.0.1", 0)) as tomada:
        return int(tomada.getsockname()[1])


def cronometrar_recuperacao(portal: Portal, prazo: float) -> float:
    """Segundos até o portal voltar a estar pronto; falha se passar do prazo."""
    inicio = time.monotonic()
    assert esperar(portal.pronto, prazo), f"não voltou em {prazo} s"
    return time.monotonic() - inicio
