"""Linhas G1, G2 e G10 da matriz: o banco cai, a conexão cai, a energia cai."""

import os
import signal
from pathlib import Path

import pytest
import redis

from redegov.embarcado import enderecos
from redegov.embarcado.processo import esperar
from tests.e2e.carga import Carga, conectar
from tests.e2e.portal import Portal, cronometrar_recuperacao
from tests.e2e.visitante import Visitante

# Sem banco: tente de novo daqui a pouco. Nunca 500, e nunca a culpa de quem pediu (400).
RECUSAS_LIMPAS = {503}

INDICACAO = {
    "nome": "Marta Reis Couto",
    "cpf": "99984531279",
    "cargo": "Analista",
    "vinculo": "efetivo",
    "orgao": "Secretaria de Administração",
    "email": "marta.couto@vicosa.mg.gov.br.invalid",
    "papel": "tecnico",
    "tipo": "suplente",
    "motivo": "Pedido por telefone",
}


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


@pytest.mark.matriz("F2")
def test_valkey_morto_e_esvaziado_nao_perde_aviso(portal_descartavel: Portal) -> None:
    """A fila só adianta: o aviso está no banco, e sai quando o Valkey volta, mesmo vazio."""
    carla = Visitante(portal_descartavel).entrar("carla")
    for pid in portal_descartavel.moradores("valkey"):
        os.kill(pid, signal.SIGKILL)
    carla.enviar("/entes/3171303/pontos-focais/indicar/", **INDICACAO)
    assert esperar(lambda: bool(portal_descartavel.moradores("valkey")), 30)
    fila = redis.Redis.from_url(enderecos.url_valkey(portal_descartavel.dados))
    assert esperar(lambda: _esvaziou(fila), 30)
    pasta = portal_descartavel.dados / "emails"
    assert esperar(
        lambda: any(INDICACAO["email"] in c.read_text() for c in pasta.glob("*.eml")), 60
    )


def _esvaziou(fila: redis.Redis) -> bool:
    try:
        return bool(fila.flushall())
    except redis.RedisError:
        return False


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
