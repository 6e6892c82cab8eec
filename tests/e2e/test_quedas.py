"""Linhas G1, G2 e G10 da matriz: o banco cai, a conexão cai, a energia cai."""

import os
import signal
from pathlib import Path

import pytest

from redegov.embarcado.processo import esperar
from tests.e2e.carga import Carga, conectar
from tests.e2e.portal import Portal, cronometrar_recuperacao

# Sem banco: tente de novo daqui a pouco. Nunca 500, e nunca a culpa de quem pediu (400).
RECUSAS_LIMPAS = {503}


def _principal_do_banco(portal: Portal) -> int:
    """O processo-mãe do PostgreSQL: o único cujo pai é o portal."""
    assert portal.processo
    pai = f"\nPPid:\t{portal.processo.pid}\n"
    pids = portal.moradores("postgres")
    return next(pid for pid in pids if pai in Path("/proc", str(pid), "status").read_text())


def _esperar_confirmacoes(carga: Carga, novas: int) -> None:
    meta = len(carga.confirmadas) + novas
    assert esperar(lambda: len(carga.confirmadas) >= meta, 60)


@pytest.mark.matriz("G1")
def test_banco_morto_sob_carga_volta_em_dez_segundos_sem_perder(
    portal_descartavel: Portal,
) -> None:
    web = set(portal_descartavel.moradores("web"))
    with Carga(portal_descartavel).escrevendo() as carga:
        _esperar_confirmacoes(carga, 20)
        os.kill(_principal_do_banco(portal_descartavel), signal.SIGKILL)
        cronometrar_recuperacao(portal_descartavel, 10)
        _esperar_confirmacoes(carga, 20)
    assert carga.perdidas() == set()
    assert set(carga.recusas) <= RECUSAS_LIMPAS
    assert set(portal_descartavel.moradores("web")) == web


@pytest.mark.matriz("G2")
def test_conexoes_cortadas_pelo_banco_nao_derrubam_o_portal(portal_descartavel: Portal) -> None:
    with Carga(portal_descartavel).escrevendo() as carga:
        _esperar_confirmacoes(carga, 10)
        with conectar(portal_descartavel) as conexao:
            conexao.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        _esperar_confirmacoes(carga, 10)
    assert carga.perdidas() == set()
    assert set(carga.recusas) <= RECUSAS_LIMPAS


@pytest.mark.matriz("G10")
def test_queda_de_energia_sob_carga_e_novo_inicio_nao_perde_nada(
    portal_descartavel: Portal,
) -> None:
    with Carga(portal_descartavel).escrevendo() as carga:
        _esperar_confirmacoes(carga, 20)
        portal_descartavel.matar_tudo()
    assert esperar(lambda: not portal_descartavel.todos(), 10)
    portal_descartavel.subir()
    cronometrar_recuperacao(portal_descartavel, 10)
    assert carga.perdidas() == set()


@pytest.mark.matriz("G10")
def test_so_o_supervisor_morto_leva_todos_junto_e_o_proximo_sobe(
    portal_descartavel: Portal,
) -> None:
    assert portal_descartavel.processo
    portal_descartavel.processo.kill()
    portal_descartavel.processo.wait()
    portal_descartavel.subir()
    cronometrar_recuperacao(portal_descartavel, 10)
