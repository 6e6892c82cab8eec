"""O portal de verdade: sobe, recusa o segundo, sobrevive a quedas, para inteiro."""

import os
import signal
import subprocess

import pytest
import requests

from redegov.embarcado.processo import esperar
from tests.e2e.portal import Portal, cronometrar_recuperacao


def test_atende_com_todos_os_processos_de_pe(portal_descartavel: Portal) -> None:
    assert requests.get(f"{portal_descartavel.url}/", timeout=20).status_code == 200
    for nome in ("postgres", "valkey", "web", "trabalhador", "relogio", "simulador"):
        assert portal_descartavel.moradores(nome), nome


def test_segundo_inicio_na_mesma_pasta_diz_quem_a_segura(portal_descartavel: Portal) -> None:
    assert portal_descartavel.processo
    quem = portal_descartavel.processo.pid
    with pytest.raises(subprocess.CalledProcessError) as recusa:
        portal_descartavel.manage("portal")
    assert recusa.value.returncode == 1
    assert f"é o processo {quem}" in recusa.value.stderr
    assert esperar(portal_descartavel.pronto, 30)


def test_porta_ocupada_eh_recusada_com_o_conserto(portal_descartavel: Portal) -> None:
    outro = Portal(portal_descartavel.dados.with_name("outros"), portal_descartavel.porta)
    with pytest.raises(subprocess.CalledProcessError) as recusa:
        outro.manage("portal")
    assert f"A porta {outro.porta} de 127.0.0.1 já está em uso" in recusa.value.stderr


@pytest.mark.parametrize("nome", ["valkey", "web", "trabalhador", "relogio", "simulador"])
def test_processo_morto_volta_sozinho(portal_descartavel: Portal, nome: str) -> None:
    antes = portal_descartavel.moradores(nome)
    for pid in antes:
        os.kill(pid, signal.SIGKILL)
    assert esperar(
        lambda: bool(set(portal_descartavel.moradores(nome)) - set(antes)), 15, intervalo=0.2
    )
    cronometrar_recuperacao(portal_descartavel, 15)


def test_sigterm_para_todos_e_o_segundo_inicio_aproveita_os_dados(
    portal_descartavel: Portal,
) -> None:
    assert portal_descartavel.parar() == 0
    assert portal_descartavel.todos() == []
    assert "Portal parado." in portal_descartavel.saida.read_text()
    portal_descartavel.disparar()
    cronometrar_recuperacao(portal_descartavel, 60)
