"""PostgreSQL e Valkey de verdade para os testes: sobe, reaproveita, e dá um banco a cada processo.

As migrações e as referências (produtos, roteiros) rodam uma vez por conteúdo, num banco-modelo com
o hash delas no nome; cada processo do xdist trabalha numa cópia (`CREATE DATABASE … TEMPLATE`), e
a cópia é refeita depois de um teste transacional, que grava de verdade.
"""

import contextlib
import fcntl
import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString

import pytest
from psycopg import sql

RAIZ = Path(__file__).resolve().parent.parent
DADOS = RAIZ / "var" / "testes"

# Antes de o Django ler settings: os testes nunca usam banco, fila ou pasta de mais ninguém.
for _variavel in ("DATABASE_URL", "REDIS_URL", "REDEGOV_MODO", "GOVBR_EMISSOR", "REDEGOV_URL"):
    os.environ.pop(_variavel, None)
os.environ["DJANGO_SETTINGS_MODULE"] = "redegov.settings"
os.environ["REDEGOV_DADOS"] = str(DADOS)
os.environ["REDEGOV_POOL"] = "0"

# ruff: noqa: E402
import django

# O elenco, carregado depois deste módulo, importa os modelos.
django.setup()

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from redegov.embarcado import enderecos, postgres
from redegov.embarcado.processo import fim_do_registro

# Gatilhos que recusam TRUNCATE.
ESVAZIAMENTO = [
    ("municipios_historico", "pgtrigger_nao_se_esvazia_6e1f2"),
    ("municipios_ancora", "pgtrigger_nao_se_esvazia_167bf"),
]
_MODELO = pytest.StashKey[str]()
_SUJO = pytest.StashKey[bool]()


def pytest_configure(config: pytest.Config) -> None:
    numero = _numero_do_processo()
    settings.CACHES["default"]["LOCATION"] = f"{settings.REDIS_URL}?db={numero + 1}"
    # Todos os testes vêm do mesmo endereço: o limite só aperta nos testes dele.
    settings.LIMITE_POR_PESSOA = settings.LIMITE_POR_ENDERECO = 1_000_000
    # Cada `Client` monta os intermediários; ler a pasta dos estáticos em cada um é o mais caro.
    settings.WHITENOISE_AUTOREFRESH = True
    # Sem o empacotamento do front-end, `{% static %}` responde com o nome simples.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )


def _numero_do_processo() -> int:
    trabalhador = os.environ.get("PYTEST_XDIST_WORKER", "gw-1")
    return int(trabalhador.removeprefix("gw")) + 1


@contextlib.contextmanager
def _trava(nome: str, modo: int) -> Iterator[None]:
    DADOS.mkdir(parents=True, exist_ok=True)
    with (DADOS / nome).open("a") as arquivo:
        fcntl.flock(arquivo, modo)
        yield


@pytest.fixture(scope="session")
def servicos() -> Iterator[Path]:
    """PostgreSQL e Valkey de pé; devolve a pasta de dados deles."""
    with _trava("em_uso", fcntl.LOCK_SH):
        with _trava("inicio", fcntl.LOCK_EX):
            if not _respondem():
                _subir_guardiao()
        yield DADOS


def _respondem() -> bool:
    programa = postgres.programa(DADOS, duravel=False)
    return programa.pronto() and (DADOS / "pronto").exists()


def _subir_guardiao() -> None:
    (DADOS / "pronto").unlink(missing_ok=True)
    registro = DADOS / "registros" / "guardiao.log"
    registro.parent.mkdir(parents=True, exist_ok=True)
    with registro.open("ab") as saida:
        resultado = subprocess.run(
            [sys.executable, "-m", "tests.guardiao", str(DADOS)],
            cwd=RAIZ,
            stdin=subprocess.DEVNULL,
            stdout=saida,
            stderr=saida,
            check=False,
        )
    if resultado.returncode:
        pytest.exit(f"Os serviços de teste não subiram:\n{fim_do_registro(registro)}", 3)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, servicos: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Substitui a do pytest-django: banco próprio deste processo, copiado do modelo."""
    nome = f"redegov_teste_{os.getpid()}"
    with django_db_blocker.unblock():
        with _trava("modelo", fcntl.LOCK_EX):
            modelo = _garantir_modelo()
            _apagar_abandonados()
        _copiar_modelo(modelo, nome)
        _apontar_para(nome)
    request.config.stash[_MODELO] = modelo
    yield
    with django_db_blocker.unblock():
        connection.close()
        with postgres.administrar(DADOS) as conexao:
            conexao.execute(_comando("DROP DATABASE IF EXISTS {} WITH (FORCE)", nome))


@contextlib.contextmanager
def banco_migrado(rotulo: str, bloqueio: DjangoDbBlocker) -> Iterator[str]:
    """O endereço de um banco copiado do modelo, para um portal que não precisa migrar do zero."""
    nome = f"redegov_teste_{rotulo}_{os.getpid()}"
    with bloqueio.unblock():
        with _trava("modelo", fcntl.LOCK_EX):
            modelo = _garantir_modelo()
        _copiar_modelo(modelo, nome)
    yield enderecos.url_postgres(DADOS).replace(f"/{enderecos.BANCO}?", f"/{nome}?")
    with bloqueio.unblock(), postgres.administrar(DADOS) as conexao:
        conexao.execute(_comando("DROP DATABASE IF EXISTS {} WITH (FORCE)", nome))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Depois de um teste transacional, devolve os dados que as migrações gravaram."""
    if item.config.stash.get(_SUJO, False):
        connection.close()
        _copiar_modelo(item.config.stash[_MODELO], connection.settings_dict["NAME"])
    item.config.stash[_SUJO] = _grava_de_verdade(item)


def _grava_de_verdade(item: pytest.Item) -> bool:
    marca = item.get_closest_marker("django_db")
    return bool(marca and marca.kwargs.get("transaction")) or bool(
        {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    )


@pytest.fixture
def cache_limpo(servicos: Path) -> Iterator[None]:
    """Cache vazio antes e depois, só deste processo de testes."""
    cache.clear()
    yield
    cache.clear()


def _hash_das_migracoes() -> str:
    conteudo = hashlib.sha256((RAIZ / "requirements.lock").read_bytes())
    for arquivo in sorted([*RAIZ.glob("*/migrations/*.py"), *RAIZ.glob("*/dados/*.json")]):
        conteudo.update(arquivo.name.encode() + arquivo.read_bytes())
    return conteudo.hexdigest()[:12]


def _garantir_modelo() -> str:
    modelo = f"redegov_modelo_{_hash_das_migracoes()}"
    fazendo = f"{modelo}_fazendo"
    with postgres.administrar(DADOS) as conexao:
        if conexao.execute("SELECT 1 FROM pg_database WHERE datname = %s", [modelo]).fetchone():
            return modelo
        conexao.execute(_comando("DROP DATABASE IF EXISTS {} WITH (FORCE)", fazendo))
        conexao.execute(_comando("CREATE DATABASE {} OWNER {}", fazendo, enderecos.USUARIO))
        _apontar_para(fazendo)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("carregar_referencias", verbosity=0, stdout=io.StringIO())
        _deixar_esvaziar()
        connection.close()
        conexao.execute(_comando("ALTER DATABASE {} RENAME TO {}", fazendo, modelo))
    return modelo


def _deixar_esvaziar() -> None:
    """O teste transacional termina em TRUNCATE, que o histórico recusa; quem o prova o religa."""
    with connection.cursor() as cursor:
        for tabela, gatilho in ESVAZIAMENTO:
            cursor.execute(f"ALTER TABLE {tabela} DISABLE TRIGGER {gatilho}")


def _apagar_abandonados() -> None:
    """Bancos de sessões mortas por `kill -9`, cujo processo já não existe."""
    with postgres.administrar(DADOS) as conexao:
        nomes = conexao.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'redegov\\_teste\\_%'"
        ).fetchall()
        for (nome,) in nomes:
            if not Path("/proc", str(nome).rpartition("_")[2]).exists():
                conexao.execute(_comando("DROP DATABASE IF EXISTS {} WITH (FORCE)", str(nome)))


def _copiar_modelo(modelo: str, nome: str) -> None:
    with postgres.administrar(DADOS) as conexao:
        conexao.execute(_comando("DROP DATABASE IF EXISTS {} WITH (FORCE)", nome))
        comando = "CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY FILE_COPY"
        conexao.execute(_comando(comando, nome, modelo, enderecos.USUARIO))


def _apontar_para(nome: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = nome


def _comando(modelo: LiteralString, *nomes: str) -> sql.Composed:
    return sql.SQL(modelo).format(*map(sql.Identifier, nomes))
