"""Onde ficam os serviços embarcados de uma pasta de dados. Só caminhos: não inicia nada.

Como root, o PostgreSQL roda como `nobody`, que não atravessa pastas de root: a casa dos serviços
passa a ser `/var/lib/redegov/<hash da pasta de dados>`. Para uma pessoa comum, é a própria pasta
de dados. Um socket Unix aceita 107 bytes de caminho; quando a casa não cabe, o socket vai a /tmp.
"""

import contextlib
import hashlib
import os
import secrets
from pathlib import Path
from urllib.parse import quote

USUARIO = BANCO = "redegov"
RAIZ_DO_SISTEMA = Path("/var/lib/redegov")
LIMITE_DO_SOCKET = 107
_MAIOR_SOCKET = ".s.PGSQL.5432"


def hash_dos_dados(dados: Path) -> str:
    return hashlib.sha256(os.fsencode(dados)).hexdigest()[:12]


def casa(dados: Path) -> Path:
    """Pasta onde moram o cluster do PostgreSQL e os arquivos do Valkey."""
    return RAIZ_DO_SISTEMA / hash_dos_dados(dados) if os.geteuid() == 0 else dados


def pasta_dos_sockets(dados: Path) -> Path:
    preferida = casa(dados) / "sockets"
    if len(os.fsencode(preferida / _MAIOR_SOCKET)) <= LIMITE_DO_SOCKET:
        return preferida
    return Path("/tmp") / f"redegov-{hash_dos_dados(dados)}"  # noqa: S108


def url_postgres(dados: Path) -> str:
    return f"postgresql://{USUARIO}@/{BANCO}?host={quote(str(pasta_dos_sockets(dados)), safe='')}"


def socket_valkey(dados: Path) -> Path:
    return pasta_dos_sockets(dados) / "valkey.sock"


def url_valkey(dados: Path) -> str:
    return f"unix://{quote(str(socket_valkey(dados)))}"


def url_cache(redis_url: str) -> str:
    """Cache e travas no banco 1; a fila fica no 0."""
    return f"{redis_url}?db=1" if redis_url.startswith("unix://") else f"{redis_url.rstrip('/')}/1"


def url_fila(redis_url: str) -> str:
    if redis_url.startswith("unix://"):
        return f"redis+socket://{redis_url.removeprefix('unix://')}?virtual_host=0"
    return f"{redis_url.rstrip('/')}/0"


def guardado(caminho: Path, fabricar: str) -> str:
    """Lê o valor da pasta de dados; na primeira vez grava `fabricar`, inteiro e só do dono."""
    if not caminho.exists():
        caminho.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        provisorio = caminho.with_name(f".{caminho.name}.{os.getpid()}")
        descritor = os.open(provisorio, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descritor, "w") as arquivo:
            arquivo.write(fabricar)
        with contextlib.suppress(FileExistsError):
            os.link(provisorio, caminho)
        provisorio.unlink()
    return caminho.read_text().strip()


def chave_secreta(dados: Path) -> str:
    return guardado(dados / "chave_secreta", secrets.token_urlsafe(48))


def segredo_simulador(dados: Path) -> str:
    return guardado(dados / "simulador" / "segredo", secrets.token_urlsafe(24))


def porta_simulador(dados: Path) -> Path:
    """Arquivo com a porta do simulador; quem o sobe escolhe uma livre e guarda aqui."""
    return dados / "simulador" / "porta"


def url_simulador(dados: Path) -> str:
    """Emissor do simulador, com barra no fim, como o GOV.BR."""
    porta = porta_simulador(dados)
    return f"http://127.0.0.1:{porta.read_text().strip() if porta.exists() else '0'}/"


# As cidades que o simulador imita, e os nomes que respondem com certificado ruim.
CIDADES_DO_SIMULADOR = (
    "joinville.exemplo.gov.br",
    "vicosa.exemplo.gov.br",
    "vencido.exemplo.gov.br",
    "vence-logo.exemplo.gov.br",
    "de-outro.exemplo.gov.br",
)


def porta_das_cidades(dados: Path) -> Path:
    """Arquivo com a porta em que o simulador atende, com TLS, pelas cidades."""
    return dados / "simulador" / "porta_das_cidades"


def raiz_das_cidades(dados: Path) -> Path:
    return dados / "simulador" / "raiz_das_cidades.pem"


def cidades_do_simulador(dados: Path) -> dict[tuple[str, int], tuple[str, int]]:
    """O que responde por cada cidade de mentira, em https e em http."""
    arquivos = {443: porta_das_cidades(dados), 80: porta_simulador(dados)}
    portas = {porta: a.read_text().strip() for porta, a in arquivos.items() if a.exists()}
    return {
        (nome, porta): ("127.0.0.1", int(onde))
        for nome in CIDADES_DO_SIMULADOR
        for porta, onde in portas.items()
        if onde
    }
