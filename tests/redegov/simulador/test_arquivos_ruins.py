"""O botão do simulador: do termo do portal ao arquivo ruim, pelo formulário."""

import pytest
import requests

from redegov.simulador.arquivos_ruins import ARQUIVOS
from tests.municipios.documentos.material import termo
from tests.simulador import SimuladorDeTeste


def _pedir(simulador: SimuladorDeTeste, **campos: str) -> requests.Response:
    dados = {"tipo": "carimbo de protocolo", "persona": "pedro"} | campos
    arquivos = {"termo": ("termo.pdf", termo("Viçosa (MG)"), "application/pdf")}
    endereco = f"{simulador.emissor}arquivos-ruins"
    return requests.post(endereco, dados, files=arquivos, timeout=20)


def test_formulario_oferece_o_acervo_inteiro(simulador: SimuladorDeTeste) -> None:
    pagina = requests.get(f"{simulador.emissor}arquivos-ruins", timeout=5).text
    assert all(f"<option>{nome}</option>" in pagina for nome in ARQUIVOS)


@pytest.mark.parametrize("tipo", ["carimbo de protocolo", "assinado certo"])
def test_devolve_o_termo_assinado_pela_persona(simulador: SimuladorDeTeste, tipo: str) -> None:
    resposta = _pedir(simulador, tipo=tipo)
    assert resposta.headers["Content-Disposition"].startswith("attachment")
    assert resposta.content.startswith(b"%PDF-")
    assert b"/ByteRange" in resposta.content


@pytest.mark.parametrize("campos", [{"tipo": "nenhum"}, {"persona": "ninguem"}])
def test_recusa_o_que_nao_conhece(simulador: SimuladorDeTeste, campos: dict[str, str]) -> None:
    assert _pedir(simulador, **campos).status_code == 400
