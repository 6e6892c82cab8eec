"""Importar pelo terminal: conferir não muda, arquivo errado é recusado com a razão e não muda."""

import json
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from municipios.models import Ente, Populacao
from tests.builders import criar_ente

pytestmark = pytest.mark.django_db
DISPENSAS = ["--dispensar", "cobertura", "--dispensar", "ufs"]
CABECALHO = {
    "NC": "Nível Territorial (Código)",
    "V": "Valor",
    "D1C": "Município (Código)",
    "D2C": "Variável (Código)",
    "D2N": "Variável",
    "D3C": "Ano (Código)",
    "D3N": "Ano",
}
FIXOS = {"NC": "6", "D2C": "9324", "D2N": "População residente estimada", "D3N": "2017"}


@pytest.fixture
def sidra(tmp_path: Path) -> Path:
    """Três linhas na forma do SIDRA 6579: uma cidade, Brasília e Fernando de Noronha."""
    valores = {"3171303": "79388", "5300108": "3039444", "2605459": "3061"}
    dados: list[dict[str, Any]] = [CABECALHO]
    dados += [FIXOS | {"V": v, "D1C": c, "D3C": "2017"} for c, v in valores.items()]
    caminho = tmp_path / "sidra.json"
    caminho.write_text(json.dumps(dados), encoding="utf-8")
    return caminho


@pytest.fixture
def entes(db: None) -> None:
    criar_ente("3171303")
    criar_ente("53", nome="Distrito Federal", uf="DF", regiao="CO", esfera="distrital")


def importar(*argumentos: str) -> str:
    saida = StringIO()
    call_command(*argumentos, stdout=saida)
    return saida.getvalue()


@pytest.mark.usefixtures("entes")
def test_conferir_mostra_a_diferenca_e_nao_muda(sidra: Path) -> None:
    saida = importar("importar_populacao", str(sidra), "--conferir", *DISPENSAS)
    assert "mudaria: 2 novas" in saida
    assert "De fora: 2605459" in saida
    assert not Populacao.objects.exists()


@pytest.mark.usefixtures("entes")
def test_importar_duas_vezes_muda_uma(sidra: Path) -> None:
    assert "mudou: 2 novas" in importar("importar_populacao", str(sidra), *DISPENSAS)
    assert "mudou: 0 novas, 0 mudadas" in importar("importar_populacao", str(sidra), *DISPENSAS)
    assert Populacao.objects.get(ente="53", ano=2017).valor == 3_039_444


@pytest.mark.usefixtures("entes")
def test_arquivo_cortado_e_recusado_e_nada_muda(sidra: Path) -> None:
    with pytest.raises(CommandError, match="parece cortado"):
        importar("importar_populacao", str(sidra))
    sidra.write_bytes(sidra.read_bytes()[:-20])
    with pytest.raises(CommandError, match="nada mudou"):
        importar("importar_populacao", str(sidra), *DISPENSAS)
    assert not Populacao.objects.exists()


@pytest.mark.usefixtures("entes")
def test_familia_trocada_diz_o_comando_certo(sidra: Path) -> None:
    with pytest.raises(CommandError, match="importar_populacao"):
        importar("importar_entes", str(sidra))
    assert Ente.objects.count() == 2


@pytest.mark.usefixtures("entes")
def test_importa_de_um_endereco(sidra: Path, settings: Any) -> None:
    settings.IMPORTACAO_DE_LOOPBACK = True
    pasta = partial(SimpleHTTPRequestHandler, directory=str(sidra.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), pasta) as casa:
        fio = Thread(target=casa.serve_forever)
        fio.start()
        url = f"http://127.0.0.1:{casa.server_port}/{sidra.name}"
        assert "mudou: 2 novas" in importar("importar_populacao", url, *DISPENSAS)
        casa.shutdown()
        fio.join()


def test_endereco_interno_e_recusado_e_nada_muda(db: None) -> None:
    with pytest.raises(CommandError, match="é um endereço de rede interna"):
        importar("importar_entes", "https://10.0.0.1/entes.json")
