import os
import socket
from pathlib import Path

import pytest

from redegov.embarcado import porta, trava
from redegov.embarcado.processo import ServicoIndisponivel


def test_segundo_inicio_diz_quem_segura_a_pasta(dados: Path) -> None:
    with (
        trava.segurar(dados),
        pytest.raises(ServicoIndisponivel, match=f"é o processo {os.getpid()}"),
        trava.segurar(dados),
    ):
        pass


def test_pasta_solta_pode_ser_segurada_de_novo(dados: Path) -> None:
    with trava.segurar(dados):
        pass
    with trava.segurar(dados):
        assert (dados / "trava").read_text() == str(os.getpid())


def test_porta_ocupada_sugere_outra() -> None:
    with socket.create_server(("127.0.0.1", 0)) as ocupada:
        numero = ocupada.getsockname()[1]
        with pytest.raises(ServicoIndisponivel, match=f"PORTA={numero + 1} script/server"):
            porta.exigir_livre("127.0.0.1", numero)


def test_porta_guardada_continua_a_mesma_enquanto_livre(dados: Path) -> None:
    arquivo = dados / "simulador" / "porta"
    numero = porta.guardada_ou_nova(arquivo)
    assert porta.guardada_ou_nova(arquivo) == numero
    with socket.create_server(("127.0.0.1", numero)):
        assert porta.guardada_ou_nova(arquivo) != numero
