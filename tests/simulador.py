"""O simulador do GOV.BR como processo de verdade, um por processo de testes.

`govbr` aponta o portal para ele, com o cache limpo e sem falhas ligadas.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
import requests
from pytest_django import Settings

from redegov.assinatura import Assinatura
from redegov.embarcado import enderecos
from redegov.embarcado.processo import esperar
from redegov.simulador import cadeia
from redegov.verificacao import Permitidos

RETORNO_DA_ASSINATURA = "http://127.0.0.1:8000/assinatura/retorno/"
RAIZ = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class SimuladorDeTeste:
    emissor: str
    client_id: str
    segredo: str
    pasta: Path

    def raiz(self, tipo: str) -> str:
        """O certificado (PEM) da raiz de teste com que ele assina: govbr ou icp_brasil."""
        return cadeia.carregar(self.pasta, tipo).raiz.pem

    def falhar(self, **falhas: Any) -> None:
        """Troca o conjunto de falhas e zera a contagem; sem argumentos, volta ao normal."""
        requests.post(f"{self.emissor}_falhas", json=falhas, timeout=5).raise_for_status()

    def consultas(self, caminho: str) -> int:
        """Quantos pedidos o caminho recebeu desde a última troca de falhas."""
        resposta = requests.get(f"{self.emissor}_falhas", timeout=5).json()
        return int(resposta["consultas"].get(caminho, 0))

    def autorizar(self, endereco: str, persona: str) -> str:
        """Escolhe a persona na página do emissor; devolve o endereço de volta ao portal."""
        resposta = requests.get(f"{endereco}&persona={persona}", allow_redirects=False, timeout=5)
        assert resposta.status_code == 302, resposta.text
        return resposta.headers["Location"]

    def consentir(self, endereco: str, persona: str, **campos: str) -> str:
        """Autoriza (ou, com `decisao="recusar"`, recusa) a assinatura; devolve o endereço de volta.

        `endereco` é o do pedido de autorização, que a pessoa abre no navegador.
        """
        pagina = requests.get(endereco, allow_redirects=False, timeout=5)
        assert pagina.status_code == 200, pagina.text
        pedido, _, consulta = endereco.partition("?")
        digitado = {"persona": persona, "codigo": "12345", "decisao": "autorizar"} | campos
        dados = dict(parse_qsl(consulta)) | digitado
        resposta = requests.post(pedido, dados, allow_redirects=False, timeout=5)
        assert resposta.status_code == 302, resposta.text
        return resposta.headers["Location"]


@pytest.fixture(scope="session")
def simulador() -> Iterator[SimuladorDeTeste]:
    with tempfile.TemporaryDirectory(prefix="redegov-simulador-") as pasta:
        dados = Path(pasta)
        porta = enderecos.porta_simulador(dados)
        processo = subprocess.Popen(
            [sys.executable, "-m", "redegov.simulador", "--dados", pasta, "--falhas"],
            cwd=RAIZ,
            env={**os.environ, "REDEGOV_MODO": "demonstracao"},
            stdout=subprocess.DEVNULL,
        )
        try:
            assert esperar(lambda: porta.exists() and bool(porta.read_text()), 20)
            yield SimuladorDeTeste(
                emissor=enderecos.url_simulador(dados),
                client_id="redegov-demonstracao",
                segredo=enderecos.segredo_simulador(dados),
                pasta=porta.parent,
            )
        finally:
            processo.terminate()
            processo.wait(timeout=10)


@pytest.fixture
def govbr(simulador: SimuladorDeTeste, settings: Settings, cache_limpo: None) -> SimuladorDeTeste:
    """O portal deste teste entra por este simulador."""
    simulador.falhar()
    settings.GOVBR_EMISSOR = simulador.emissor
    settings.GOVBR_CLIENT_ID = simulador.client_id
    settings.GOVBR_CLIENT_SECRET = simulador.segredo
    return simulador


@pytest.fixture
def assinatura(simulador: SimuladorDeTeste, settings: Settings) -> SimuladorDeTeste:
    """O portal deste teste assina por este simulador, e tem pouca paciência com ele."""
    simulador.falhar()
    settings.ASSINATURA = Assinatura(
        ligada=True,
        oauth=f"{simulador.emissor}oauth2.0",
        api=f"{simulador.emissor}externo/v2",
        client_id="redegov-assinatura",
        client_secret=simulador.segredo,
        retorno=RETORNO_DA_ASSINATURA,
        prazo=5.0,
    )
    return simulador


@pytest.fixture
def cidades(simulador: SimuladorDeTeste, settings: Settings) -> SimuladorDeTeste:
    """A verificação deste teste chega aos sites das cidades de mentira."""
    dados = simulador.pasta.parent
    settings.GOVBR_EMISSOR = simulador.emissor
    settings.VERIFICACAO_PERMITIDOS = Permitidos(
        enderecos.cidades_do_simulador(dados), str(enderecos.raiz_das_cidades(dados))
    )
    return simulador
