"""Portas TCP: conferir se está livre, achar uma livre, ver se alguém já responde HTTP."""

import errno
import http.client
import socket
from pathlib import Path

from redegov.embarcado.processo import ServicoIndisponivel, esperar


def livre(endereco: str, porta: int) -> bool:
    familia = socket.AF_INET6 if ":" in endereco else socket.AF_INET
    try:
        socket.create_server((endereco, porta), family=familia).close()
    except OSError as erro:
        if erro.errno == errno.EADDRINUSE:
            return False
        raise ServicoIndisponivel(
            f"Não posso ouvir em {endereco}:{porta}: {erro.strerror}. "
            "Escolha outra com PORTA (acima de 1023) ou outro REDEGOV_ENDERECO."
        ) from erro
    return True


def exigir_livre(endereco: str, porta: int) -> None:
    """Dá alguns segundos a um processo que esteja acabando de largar a porta."""
    if not esperar(lambda: livre(endereco, porta), prazo=2):
        raise ServicoIndisponivel(
            f"A porta {porta} de {endereco} já está em uso por outro programa. "
            f"Pare-o ou escolha outra porta: PORTA={porta + 1} script/server"
        )


def guardada_ou_nova(arquivo: Path) -> int:
    """A porta guardada, se continua livre; senão uma livre qualquer, que passa a ser a guardada."""
    if arquivo.exists():
        texto = arquivo.read_text().strip()
        if texto.isdigit() and esperar(lambda: livre("127.0.0.1", int(texto)), prazo=2):
            return int(texto)
    with socket.create_server(("127.0.0.1", 0)) as tomada:
        nova = int(tomada.getsockname()[1])
    arquivo.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    arquivo.write_text(f"{nova}\n")
    return nova


def responde(endereco: str, porta: int, caminho: str) -> bool:
    """Alguém responde HTTP nesta porta sem erro de servidor?"""
    conexao = http.client.HTTPConnection(_alcancavel(endereco), porta, timeout=5)
    try:
        conexao.request("GET", caminho)
        return conexao.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        conexao.close()


def _alcancavel(endereco: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(endereco, endereco)  # noqa: S104
