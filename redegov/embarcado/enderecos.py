"""Onde ficam os serviços embarcados de uma pasta de dados. Só caminhos: não inicia nada.

Socket Unix tem limite de 107 bytes, e a pasta de dados pode ter caminho longo, com espaço e
acento; por isso os sockets moram em /tmp, numa pasta com o hash da pasta de dados.
"""

import hashlib
import os
import secrets
from pathlib import Path
from urllib.parse import quote

USUARIO = BANCO = "redegov"


def hash_dos_dados(dados: Path) -> str:
    return hashlib.sha256(str(dados).encode()).hexdigest()[:12]


def pasta_dos_sockets(dados: Path) -> Path:
    return Path("/tmp") / f"redegov-{hash_dos_dados(dados)}"  # noqa: S108


def url_postgres(dados: Path) -> str:
    return f"postgresql://{USUARIO}@/{BANCO}?host={quote(str(pasta_dos_sockets(dados)), safe='')}"


def url_valkey(dados: Path) -> str:
    return f"unix://{pasta_dos_sockets(dados)}/valkey.sock"


def url_cache(redis_url: str) -> str:
    """Cache e travas no banco 1; a fila fica no 0."""
    return (
        f"{redis_url}?db=1"
        if redis_url.startswith("unix://")
        else f"{redis_url.rstrip('/')}/1"
    )


def url_fila(redis_url: str) -> str:
    if redis_url.startswith("unix://"):
        return f"redis+socket://{redis_url.removeprefix('unix://')}?virtual_host=0"
    return f"{redis_url.rstrip('/')}/0"


def _guardado(caminho: Path, fabricar: str) -> str:
    """Lê um valor sorteado da pasta de dados; sorteia e guarda (0600) na primeira vez."""
    if not caminho.exists():
        caminho.parent.mkdir(parents=True, exist_ok=True)
        provisorio = caminho.with_name(f".{caminho.name}.{os.getpid()}")
        descritor = os.open(provisorio, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descritor, "w") as arquivo:
            arquivo.write(fabricar)
        try:
            os.link(provisorio, caminho)
        except FileExistsError:
            pass
        finally:
            provisorio.unlink()
    return caminho.read_text().strip()


def chave_secreta(dados: Path) -> str:
    return _guardado(dados / "chave_secreta", secrets.token_urlsafe(48))


def segredo_simulador(dados: Path) -> str:
    return _guardado(dados / "simulador" / "segredo", secrets.token_urlsafe(24))


def url_simulador(dados: Path) -> str:
    """Emissor do simulador (com barra no fim, como o GOV.BR); a porta é guardada por quem o sobe."""
    porta = dados / "simulador" / "porta"
    return f"http://127.0.0.1:{porta.read_text().strip() if porta.exists() else '0'}/"
