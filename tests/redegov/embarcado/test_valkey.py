import os
import signal
from pathlib import Path

import redis

from redegov.embarcado import enderecos, valkey
from redegov.embarcado.supervisor import Supervisor
from tests.redegov.embarcado.vigia import vigiar_ate


def _cliente(dados: Path) -> redis.Redis:
    return redis.Redis(unix_socket_path=str(enderecos.socket_valkey(dados)))


def test_sobe_em_pasta_com_espaco_e_acento(dados: Path, supervisor: Supervisor) -> None:
    supervisor.iniciar(valkey.programa(dados))
    with _cliente(dados) as cliente:
        assert cliente.ping()


def test_kill_9_nao_perde_a_fila(dados: Path, supervisor: Supervisor) -> None:
    programa = valkey.programa(dados)
    supervisor.iniciar(programa)
    with _cliente(dados) as cliente:
        cliente.rpush("fila", "tarefa")
        cliente.execute_command("WAITAOF", "1", "0", "2000")
    os.kill(supervisor.pids()["Valkey"], signal.SIGKILL)
    vigiar_ate(supervisor, programa.pronto)
    with _cliente(dados) as cliente:
        assert cliente.lrange("fila", 0, -1) == [b"tarefa"]
