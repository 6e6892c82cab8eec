"""Um trabalhador do Celery de verdade, para os testes que precisam de um (e para matá-lo)."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

RAIZ = Path(__file__).resolve().parent.parent
PROCESSOS = 2


class Trabalhador:
    """Dois processos, no banco deste teste e numa fila só dele; `ambiente` entra no dele."""

    def __init__(self, registro: Path, fila: str, **ambiente: str) -> None:
        banco = connection.settings_dict
        host = quote(banco["HOST"], safe="")
        comum = {
            "DATABASE_URL": f"postgresql://{banco['USER']}@/{banco['NAME']}?host={host}",
            "REDEGOV_CHAVE_SECRETA": settings.SECRET_KEY,
        }
        opcoes = ["--concurrency", str(PROCESSOS), "-Q", fila, "-n", f"{fila}@%h"]
        opcoes += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        with registro.open("ab") as saida:
            self.processo = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "redegov.celery", "worker", *opcoes],
                cwd=RAIZ,
                env=os.environ | comum | ambiente,
                stdout=saida,
                stderr=saida,
                start_new_session=True,
            )

    def matar(self) -> None:
        if self.processo.poll() is None:
            os.killpg(self.processo.pid, signal.SIGKILL)
            self.processo.wait()
