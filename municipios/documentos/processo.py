"""Chamar o processo que mexe com assinatura: só ele lê PDF que não fizemos, com limites duros.

Um arquivo hostil pode derrubar, travar ou encher a memória de quem o lê; aqui só o filho morre.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

RAIZ = Path(__file__).resolve().parent.parent.parent
# Um termo assinado se confere com 60 MB e meio segundo de processador.
MEMORIA = 512 * 1024 * 1024
SEGUNDOS = 5
SAIDA = 64 * 1024 * 1024


class ProcessoCaiu(Exception):
    """O filho não respondeu: memória, tempo, ou queda. `motivo`: memoria, tempo ou queda."""

    def __init__(self, motivo: str) -> None:
        super().__init__(f"o processo da assinatura terminou sem responder ({motivo})")
        self.motivo = motivo


def no_processo(
    operacao: str,
    pedido: dict[str, Any],
    *,
    segundos: int = SEGUNDOS,
    programa: str = "processo_do_selo",
) -> Any:
    """Manda o pedido ao filho e devolve a resposta dele. Levanta `ProcessoCaiu`."""
    limites = [str(numero) for numero in (MEMORIA, segundos, SAIDA)]
    comando = [
        sys.executable, "-m", f"municipios.documentos.{programa}", operacao, *limites,
    ]  # fmt: skip
    try:
        feito = subprocess.run(
            comando,
            input=json.dumps(pedido).encode(),
            capture_output=True,
            # A espera é de relógio, e a máquina pode estar cheia.
            timeout=segundos * 12,
            check=False,
            cwd=RAIZ,
        )
    except subprocess.TimeoutExpired as demora:
        raise ProcessoCaiu("tempo") from demora
    if feito.returncode:
        raise ProcessoCaiu(_motivo(feito))
    return json.loads(feito.stdout)


def _motivo(feito: subprocess.CompletedProcess[bytes]) -> str:
    if b"MemoryError" in feito.stderr or feito.returncode == -9:
        return "memoria"
    return "tempo" if feito.returncode in {-24, -14} else "queda"
