import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from redegov.embarcado.processo import (
    Programa,
    ServicoIndisponivel,
    esperar,
    moradores,
    pasta_privada,
    recolher,
)
from redegov.embarcado.supervisor import QUEDAS_TOLERADAS, Supervisor
from tests.redegov.embarcado.vigia import vigiar_ate

DORME = "import time; time.sleep(60)"


ORFAO = f"""
import sys, time
from pathlib import Path
from redegov.embarcado.processo import Programa, abrir
pasta = Path(sys.argv[1])
abrir(Programa("x", [sys.executable, "-c", "{DORME}"], pasta / "x.log", pasta, bool))
time.sleep(60)
"""


def _programa(pasta: Path, codigo: str = DORME) -> Programa:
    return Programa(
        nome="ensaio",
        comando=[sys.executable, "-c", codigo],
        registro=pasta / "ensaio.log",
        pasta=pasta,
        pronto=lambda: bool(moradores(pasta)),
        paciencia=5,
    )


def test_religa_na_hora_quem_caiu(dados: Path, supervisor: Supervisor, avisos: list[str]) -> None:
    supervisor.iniciar(_programa(dados))
    antes = supervisor.pids()["ensaio"]
    os.kill(antes, signal.SIGKILL)
    vigiar_ate(supervisor, lambda: supervisor.pids()["ensaio"] != antes)
    assert avisos == ["ensaio caiu (código -9); religo em 0 s."]


def test_desiste_de_quem_cai_sempre_e_diz_a_causa(dados: Path) -> None:
    agora = [0.0]
    supervisor = Supervisor(avisar=lambda _: None, relogio=lambda: agora[0])
    supervisor.iniciar(_programa(dados, "raise SystemExit('sem memória')"), aguardar=False)

    def vigiar() -> bool:
        agora[0] += 31
        supervisor.vigiar()
        return False

    # O relógio salta mais que o maior recuo a cada volta, mas nunca o bastante para estabilizar.
    with pytest.raises(ServicoIndisponivel, match="sem memória"):
        esperar(vigiar, QUEDAS_TOLERADAS * 5, intervalo=0.2)


def test_quem_morre_ao_subir_mostra_o_fim_do_registro(dados: Path, supervisor: Supervisor) -> None:
    codigo = "print('causa à vista', flush=True); raise SystemExit(3)"
    programa = replace(_programa(dados, codigo), pronto=bool)
    with pytest.raises(ServicoIndisponivel, match=r"código 3.*\n.*causa à vista"):
        supervisor.iniciar(programa)


def test_filho_morre_com_o_pai_morto_por_kill_9(dados: Path) -> None:
    raiz = Path(__file__).parents[3]
    pai = subprocess.Popen([sys.executable, "-c", ORFAO, str(dados)], cwd=raiz)
    assert esperar(lambda: len(moradores(dados)) == 1, 10)
    pai.kill()
    pai.wait()
    assert esperar(lambda: not moradores(dados), 5)


def test_recolhe_orfao_que_ignora_o_pedido_de_parada(dados: Path) -> None:
    surdo = "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", surdo], cwd=dados) as orfao:
        assert esperar(lambda: moradores(dados) == [orfao.pid], 5)
        recolher(dados, [signal.SIGTERM, signal.SIGKILL], paciencia=0.5)
        assert moradores(dados) == []


def test_recusa_pasta_que_eh_atalho(dados: Path) -> None:
    atalho = dados / "atalho"
    atalho.symlink_to(dados)
    with pytest.raises(ServicoIndisponivel, match="não pertence"):
        pasta_privada(atalho, None)
