import os
import signal
import stat
from pathlib import Path

import psycopg
import pytest

from redegov import env
from redegov.embarcado import enderecos, postgres
from redegov.embarcado.processo import ServicoIndisponivel, moradores
from redegov.embarcado.supervisor import Supervisor
from tests.redegov.embarcado.vigia import vigiar_ate


def _conectar(dados: Path) -> psycopg.Connection[tuple[object, ...]]:
    partes = env.banco(enderecos.url_postgres(dados))
    return psycopg.connect(
        host=str(partes["HOST"]),
        user=str(partes["USER"]),
        dbname=str(partes["NAME"]),
        autocommit=True,
    )


@pytest.fixture
def banco(dados: Path, supervisor: Supervisor) -> Path:
    supervisor.iniciar(postgres.programa(dados))
    postgres.criar_banco(dados)
    return dados


def test_sobe_em_pasta_com_espaco_e_acento_com_papel_sem_poderes(banco: Path) -> None:
    with _conectar(banco) as conexao:
        assert conexao.execute("SELECT lower('É')").fetchone() == ("é",)
        superusuario = conexao.execute(
            "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert superusuario == (False,)
        for extensao in ("pg_trgm", "unaccent", "citext", "btree_gist"):
            conexao.execute(f"CREATE EXTENSION {extensao}")


def test_nao_muda_permissao_da_pasta_de_dados(banco: Path) -> None:
    assert stat.S_IMODE(banco.stat().st_mode) == 0o700
    assert stat.S_IMODE(enderecos.pasta_dos_sockets(banco).stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="só vale para root")
def test_como_root_o_servidor_roda_como_nobody(banco: Path, supervisor: Supervisor) -> None:
    dono = Path("/proc", str(supervisor.pids()["PostgreSQL"])).stat().st_uid
    assert dono != 0
    assert postgres.cluster(banco).stat().st_uid == dono


def test_kill_9_do_servidor_nao_perde_o_gravado(banco: Path, supervisor: Supervisor) -> None:
    with _conectar(banco) as conexao:
        conexao.execute("CREATE TABLE fato (id int)")
        conexao.execute("INSERT INTO fato VALUES (1)")
    os.kill(supervisor.pids()["PostgreSQL"], signal.SIGKILL)
    vigiar_ate(supervisor, postgres.programa(banco).pronto)
    with _conectar(banco) as conexao:
        assert conexao.execute("SELECT count(*) FROM fato").fetchone() == (1,)


def test_reinicia_com_trava_velha_de_processo_vivo_que_nao_eh_dele(
    banco: Path, supervisor: Supervisor
) -> None:
    supervisor.parar()
    trava = postgres.cluster(banco) / "postmaster.pid"
    trava.write_text(f"{os.getppid()}\n{postgres.cluster(banco)}\n1700000000\n5432\n\n\n\n")
    supervisor.iniciar(postgres.programa(banco))
    _conectar(banco).close()


def test_servidor_orfao_eh_recolhido_antes_de_subir_outro(banco: Path) -> None:
    outro = Supervisor(avisar=lambda _: None)
    antes = set(moradores(postgres.cluster(banco)))
    outro.iniciar(postgres.programa(banco))
    assert antes.isdisjoint(moradores(postgres.cluster(banco)))
    outro.parar()


def test_recusa_cluster_de_outra_versao(banco: Path, supervisor: Supervisor) -> None:
    supervisor.parar()
    (postgres.cluster(banco) / "PG_VERSION").write_text("17\n")
    with pytest.raises(ServicoIndisponivel, match="PostgreSQL 17 e o portal traz o 18"):
        postgres.programa(banco)


def test_banco_externo_que_nao_responde_diz_qual_variavel(dados: Path) -> None:
    with pytest.raises(ServicoIndisponivel, match="DATABASE_URL não respondeu"):
        postgres.conferir_externo(f"postgresql://x@/x?host={dados.parent}")
