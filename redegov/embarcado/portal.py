"""O portal inteiro num terminal: serviços, preparo do banco, processos, vigia e parada."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import redis
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from redegov import env
from redegov.embarcado import porta, postgres, programas, trava, valkey
from redegov.embarcado.processo import Programa, ServicoIndisponivel
from redegov.embarcado.supervisor import Supervisor

Diz = Callable[[str], None]


class PedidoDeParada(BaseException):
    """SIGTERM ou Ctrl-C: interrompe o que estiver em curso, inclusive o preparo."""


def executar(diz: Diz) -> None:
    """Sobe tudo e fica em primeiro plano até pedirem para parar.

    Raises:
        ServicoIndisponivel: algo impede o portal de subir ou de continuar; tudo já foi parado.
    """
    _exigir_demonstracao()
    lugar = programas.Lugar(
        codigo=settings.BASE_DIR,
        dados=settings.DADOS,
        estaticos=settings.STATIC_ROOT,
        endereco=env.texto("REDEGOV_ENDERECO", "127.0.0.1"),
        porta=settings.PORTA,
    )
    supervisor = Supervisor(avisar=diz)
    with trava.segurar(lugar.dados), _atento_aos_sinais():
        try:
            _subir(lugar, supervisor, diz)
            while True:
                supervisor.vigiar()
                time.sleep(0.25)
        except PedidoDeParada:
            diz("Parando o portal…")
        finally:
            _ignorar_sinais()
            connection.close()
            supervisor.parar()
    diz("Portal parado.")


def _subir(lugar: programas.Lugar, supervisor: Supervisor, diz: Diz) -> None:
    processos = _processos(lugar)
    for processo in processos:
        processo.antes()
    porta.exigir_livre(lugar.endereco, lugar.porta)
    with _cronometrar("Subo o banco de dados e a fila", diz):
        _subir_servicos(lugar.dados, supervisor)
    _preparar_banco(diz)
    with _cronometrar("Subo o portal", diz):
        for processo in processos:
            supervisor.iniciar(processo, aguardar=False)
        for processo in processos:
            supervisor.aguardar(processo)
    diz(f"\nPortal pronto: {settings.URL_PUBLICA}/")
    acessos = lugar.dados / "acessos.txt"
    if acessos.exists():
        diz(f"\n{acessos.read_text().strip()}")
    diz(f"\nRegistros em {lugar.dados / 'registros'}. Para parar: Ctrl-C.")


def _exigir_demonstracao() -> None:
    if settings.PRODUCAO:
        raise ServicoIndisponivel(
            "manage.py portal (e script/server) é o caminho da demonstração, com simulador e dados "
            "inventados; em REDEGOV_MODO=producao ele não sobe. Veja docs/operacao.md."
        )
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise ServicoIndisponivel(
            "Os arquivos das telas ainda não foram preparados. Use script/server, que os prepara "
            "e depois sobe o portal."
        )


def _processos(lugar: programas.Lugar) -> list[Programa]:
    processos = [
        programas.web(lugar),
        programas.trabalhador(lugar),
        programas.relogio(lugar),
    ]
    if not env.texto("GOVBR_EMISSOR"):
        numero = programas.porta_do_simulador(lugar.dados)
        if f"http://127.0.0.1:{numero}/" != settings.GOVBR_EMISSOR:
            # A configuração já leu a porta antiga: recomeça este mesmo processo com a nova.
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
        processos.insert(0, programas.simulador(lugar, numero))
    return processos


def _subir_servicos(dados: Path, supervisor: Supervisor) -> None:
    """Embarcados, salvo os que DATABASE_URL e REDIS_URL apontarem."""
    url_do_banco, url_da_fila = env.texto("DATABASE_URL"), env.texto("REDIS_URL")
    if url_do_banco:
        postgres.conferir_externo(url_do_banco)
    else:
        supervisor.iniciar(postgres.programa(dados))
        postgres.criar_banco(dados)
    if url_da_fila:
        _conferir_fila(url_da_fila)
    else:
        supervisor.iniciar(valkey.programa(dados))


def _conferir_fila(url: str) -> None:
    try:
        redis.Redis.from_url(url, socket_timeout=5).ping()
    except redis.RedisError as erro:
        raise ServicoIndisponivel(f"A fila de REDIS_URL não respondeu: {erro}") from erro


def _preparar_banco(diz: Diz) -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        with _cronometrar("Atualizo o banco de dados", diz):
            call_command("migrate", verbosity=0, interactive=False)
    disponiveis = get_commands()
    for comando, titulo in [
        ("carregar_referencias", "Carrego os roteiros"),
        ("carregar_entes", "Carrego os entes"),
        ("demonstracao", "Carrego os dados de demonstração"),
    ]:
        if comando in disponiveis:
            with _cronometrar(titulo, diz), Path(os.devnull).open("w") as nada:
                call_command(comando, stdout=nada)
    connection.close()


@contextmanager
def _cronometrar(titulo: str, diz: Diz) -> Iterator[None]:
    inicio = time.monotonic()
    yield
    diz(f"{titulo}… pronto em {time.monotonic() - inicio:.1f} s".replace(".", ","))


def _pedir_parada(numero: int, quadro: FrameType | None) -> None:
    _ignorar_sinais()
    raise PedidoDeParada


def _ignorar_sinais() -> None:
    for sinal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sinal, signal.SIG_IGN)


@contextmanager
def _atento_aos_sinais() -> Iterator[None]:
    for sinal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sinal, _pedir_parada)
    yield
