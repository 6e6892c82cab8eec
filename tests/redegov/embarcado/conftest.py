import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from redegov.embarcado import enderecos
from redegov.embarcado.supervisor import Supervisor


@pytest.fixture
def dados(tmp_path: Path) -> Iterator[Path]:
    """Pasta de dados só deste teste, com espaço e acento no caminho."""
    pasta = tmp_path / "dados com espaço e ação"
    pasta.mkdir(mode=0o700)
    yield pasta
    if enderecos.casa(pasta) != pasta:
        shutil.rmtree(enderecos.casa(pasta), ignore_errors=True)


@pytest.fixture
def avisos() -> list[str]:
    return []


@pytest.fixture
def supervisor(avisos: list[str]) -> Iterator[Supervisor]:
    supervisor = Supervisor(avisar=avisos.append)
    yield supervisor
    supervisor.parar()
