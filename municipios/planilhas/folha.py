"""Abre `.xls`, `.xlsx` e `.ods` num processo à parte, que um arquivo hostil pode matar sozinho."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from municipios.planilhas import processo_da_folha
from municipios.planilhas.lote import ArquivoRecusado

MEMORIA = 1024 * 1024 * 1024
SEGUNDOS = 30
SAIDA = 32 * 1024 * 1024

Linha = list[Any]


def abrir_planilha(caminho: Path) -> dict[str, list[Linha]]:
    """As linhas de cada aba. Fórmula traz o último valor calculado; data, o texto 2024-03-01.

    Raises:
        ArquivoRecusado: não é planilha, está cortada, ou pede mais do que uma planilha pede.
    """
    programa = [sys.executable, "-I", str(processo_da_folha.__file__), str(caminho.resolve())]
    with tempfile.TemporaryFile() as saida:
        try:
            filho = subprocess.run(
                [*programa, str(MEMORIA), str(SEGUNDOS), str(SAIDA)],
                stdin=subprocess.DEVNULL,
                stdout=saida,
                stderr=subprocess.PIPE,
                env={"PATH": os.defpath},
                timeout=2 * SEGUNDOS,
                check=False,
            )
        except subprocess.TimeoutExpired as demora:
            raise ArquivoRecusado(_PESADA) from demora
        if filho.returncode:
            raise ArquivoRecusado(_motivo(filho.returncode, filho.stderr))
        saida.seek(0)
        abas: dict[str, list[Linha]] = json.load(saida)
        return abas


_PESADA = (
    "A planilha pede memória ou tempo demais para ser lida: descompactada é enorme, ou tem células "
    "muito longe das outras. Salve só a tabela numa planilha nova."
)
_ILEGIVEL = (
    "Não consegui abrir a planilha: está cortada ou não é .xls, .xlsx nem .ods. "
    "Baixe o arquivo de novo."
)
_DE_FALTA = (b"grande", b"MemoryError", b"PanicException", b"memory allocation", b"File too large")


def _motivo(codigo: int, erro: bytes) -> str:
    """Morto por sinal (tempo, memória, tamanho da saída) ou por falta de memória: é pesada."""
    return _PESADA if codigo < 0 or any(marca in erro for marca in _DE_FALTA) else _ILEGIVEL
