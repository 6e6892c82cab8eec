"""Processos do portal: nascem presos ao pai, morrem com ele e deixam registro em arquivo."""

import ctypes
import os
import pwd
import signal
import stat
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_libc = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1
_TAMANHO_DO_REGISTRO = 10 * 1024 * 1024


class ServicoIndisponivel(Exception):
    """Um serviço não pôde subir; a mensagem, em português, diz o que fazer."""


@dataclass(frozen=True)
class Dono:
    """Usuário do sistema sob o qual um serviço roda."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Programa:
    """O que é preciso saber para manter um processo de pé.

    `antes` roda a cada (re)início e limpa restos do processo anterior; `sinal` pede a parada
    ordeira, e é também o que o núcleo manda ao processo se o pai morrer.
    """

    nome: str
    comando: Sequence[str | Path]
    registro: Path
    pasta: Path
    pronto: Callable[[], bool]
    antes: Callable[[], None] = lambda: None
    dono: Dono | None = None
    sinal: signal.Signals = signal.SIGTERM
    ambiente: Mapping[str, str] = field(default_factory=dict)
    paciencia: float = 30.0


def dono_dos_servicos() -> Dono | None:
    """`nobody` quando somos root; None (nós mesmos) para uma pessoa comum."""
    if os.geteuid() != 0:
        return None
    conta = pwd.getpwnam("nobody")
    return Dono(conta.pw_uid, conta.pw_gid)


def pasta_privada(caminho: Path, dono: Dono | None) -> Path:
    """Cria (ou confere) uma pasta 0700 do dono dado; nunca toca nas pastas de cima.

    Raises:
        ServicoIndisponivel: já existe e é de outra pessoa, ou é um atalho.
    """
    try:
        _abrir_passagem(caminho.parent)
        caminho.mkdir(mode=0o700)
        if dono:
            os.chown(caminho, dono.uid, dono.gid)
    except FileExistsError:
        pass
    situacao = caminho.lstat()
    esperado = dono.uid if dono else os.geteuid()
    if not stat.S_ISDIR(situacao.st_mode) or situacao.st_uid != esperado:
        raise ServicoIndisponivel(
            f"A pasta {caminho} já existe e não pertence a quem roda os serviços do portal. "
            "Apague-a ou escolha outra pasta de dados em REDEGOV_DADOS."
        )
    caminho.chmod(0o700)
    return caminho


def _abrir_passagem(pasta: Path) -> None:
    """Cria as pastas nossas que faltam acima, de modo que o dono dos serviços as atravesse."""
    if not pasta.exists():
        _abrir_passagem(pasta.parent)
        pasta.mkdir(exist_ok=True)
        if os.geteuid() == 0:
            pasta.chmod(0o711)


def abrir(programa: Programa) -> subprocess.Popen[bytes]:
    """Inicia o programa num grupo próprio (o Ctrl-C do terminal não chega a ele)."""
    programa.registro.parent.mkdir(parents=True, exist_ok=True)
    _girar(programa.registro)
    pai = os.getpid()

    def prender_ao_pai() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(programa.sinal), 0, 0, 0)
        if os.getppid() != pai:
            os._exit(1)

    dono = programa.dono
    with programa.registro.open("ab") as registro:
        return subprocess.Popen(
            [str(parte) for parte in programa.comando],
            cwd=programa.pasta,
            env={**os.environ, **programa.ambiente},
            stdin=subprocess.DEVNULL,
            stdout=registro,
            stderr=subprocess.STDOUT,
            preexec_fn=prender_ao_pai,  # noqa: PLW1509 (o supervisor não tem threads)
            process_group=0,
            umask=0o077,
            user=dono.uid if dono else None,
            group=dono.gid if dono else None,
            extra_groups=[] if dono else None,
        )


def _girar(registro: Path) -> None:
    if registro.exists() and registro.stat().st_size > _TAMANHO_DO_REGISTRO:
        registro.replace(registro.with_suffix(registro.suffix + ".1"))


def fim_do_registro(registro: Path, linhas: int = 8) -> str:
    """As últimas linhas do registro, para a mensagem de erro dizer a causa."""
    if not registro.exists():
        return ""
    texto = registro.read_bytes()[-4000:].decode(errors="replace")
    return "\n".join("    " + linha for linha in texto.splitlines()[-linhas:])


def esperar(condicao: Callable[[], bool], prazo: float, intervalo: float = 0.05) -> bool:
    """Espera a condição até o prazo em segundos; devolve se ela se cumpriu."""
    limite = time.monotonic() + prazo
    while not condicao():
        if time.monotonic() > limite:
            return False
        time.sleep(intervalo)
    return True


def moradores(pasta: Path) -> list[int]:
    """Processos vivos cuja pasta corrente é a dada (é como se acham PostgreSQL e Valkey órfãos)."""
    achados = []
    for entrada in Path("/proc").iterdir():
        if entrada.name.isdigit():
            try:
                if (entrada / "cwd").readlink() == pasta:
                    achados.append(int(entrada.name))
            except OSError:
                continue
    return achados


def recolher(pasta: Path, sinais: Sequence[signal.Signals], paciencia: float = 10.0) -> None:
    """Encerra os processos que um pai morto deixou morando na pasta, com sinais cada vez mais
    fortes; sem isso dois servidores escreveriam nos mesmos arquivos."""
    for sinal in sinais:
        orfaos = moradores(pasta)
        for pid in orfaos:
            try:
                os.kill(pid, sinal)
            except ProcessLookupError:
                continue
        if not orfaos or esperar(lambda: not moradores(pasta), paciencia):
            return
    raise ServicoIndisponivel(
        f"Um processo antigo ainda usa {pasta} e não pôde ser encerrado: {moradores(pasta)}."
    )
