"""Um portal por pasta de dados: a trava é do núcleo e some com o processo, mesmo por `kill -9`."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redegov.embarcado.processo import ServicoIndisponivel


@contextmanager
def segurar(dados: Path) -> Iterator[None]:
    """Segura a pasta de dados enquanto durar o bloco.

    Raises:
        ServicoIndisponivel: outro portal a segura; a mensagem diz qual processo.
    """
    dados.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (dados / "trava").open("a+") as arquivo:
        try:
            fcntl.flock(arquivo, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            arquivo.seek(0)
            quem = arquivo.read().strip() or "desconhecido"
            raise ServicoIndisponivel(
                f"Outro portal já usa a pasta de dados {dados}: é o processo {quem}. "
                f"Pare-o (Ctrl-C nele, ou kill {quem}) ou suba este em outra pasta e porta: "
                "REDEGOV_DADOS=/outra/pasta PORTA=8001 script/server"
            ) from None
        arquivo.truncate(0)
        arquivo.write(str(os.getpid()))
        arquivo.flush()
        yield
