"""Processo que mantém PostgreSQL e Valkey de teste enquanto alguma sessão os usa.

Uso: `python -m tests.guardiao PASTA`. Cada sessão de testes segura uma trava compartilhada em
`PASTA/em_uso`; quando ninguém a segura por um minuto, o guardião para tudo e sai.
"""

import fcntl
import os
import sys
import time
from pathlib import Path

from redegov.embarcado import postgres, valkey
from redegov.embarcado.processo import ServicoIndisponivel
from redegov.embarcado.supervisor import Supervisor

OCIOSO_POR = 60.0


def destacar(dados: Path) -> int:
    """Continua num processo à parte; volta 0 quando os serviços dele respondem."""
    leitura, escrita = os.pipe()
    if os.fork():
        os.close(escrita)
        return 0 if os.read(leitura, 1) else 1
    os.setsid()
    os.close(leitura)
    os._exit(guardar(dados, escrita))


def guardar(dados: Path, aviso: int) -> int:
    supervisor = Supervisor(avisar=lambda frase: print(frase, flush=True))
    pronto = dados / "pronto"
    try:
        supervisor.iniciar(postgres.programa(dados, duravel=False))
        postgres.criar_banco(dados)
        supervisor.iniciar(valkey.programa(dados, duravel=False))
        pronto.touch()
        os.write(aviso, b"1")
        os.close(aviso)
        with (dados / "em_uso").open("a") as em_uso:
            _esperar_o_ocio(em_uso.fileno(), supervisor)
            pronto.unlink(missing_ok=True)
            supervisor.parar()
    except ServicoIndisponivel as erro:
        print(erro, flush=True)
        supervisor.parar()
        return 1
    return 0


def _esperar_o_ocio(em_uso: int, supervisor: Supervisor) -> None:
    """Volta com a trava exclusiva na mão: quem chegar agora espera o fim e sobe outro guardião."""
    livre_desde = time.monotonic()
    while True:
        supervisor.vigiar()
        try:
            fcntl.flock(em_uso, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            livre_desde = time.monotonic()
        else:
            if time.monotonic() - livre_desde > OCIOSO_POR:
                return
            fcntl.flock(em_uso, fcntl.LOCK_UN)
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(destacar(Path(sys.argv[1])))
