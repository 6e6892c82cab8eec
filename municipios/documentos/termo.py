"""Compõe o termo de adesão: PDF/A-2a e PDF/UA-1, sempre os mesmos bytes para os mesmos dados."""

import base64
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from municipios.documentos.qr import qr_em_svg

PASTA = Path(__file__).parent
PRAZO = 120


class FalhaAoCompor(Exception):
    """O texto não pôde virar PDF; a mensagem é a do typst, para quem edita o modelo."""


@dataclass(frozen=True)
class Folha:
    """O que vai escrito. `blocos`: {tipo: titulo|paragrafo, texto} ou {tipo: lista, itens}."""

    titulo: str
    numero: str
    versao: int
    ente: str
    base_legal: str
    provisorio: bool
    blocos: list[dict[str, Any]]
    signatario: str
    cargo: str
    codigo: str
    url: str
    sha256_texto: str
    dia: date

    def em_json(self) -> str:
        dados = asdict(self) | {
            "ano": self.dia.year,
            "mes": self.dia.month,
            "dia": self.dia.day,
            "url_curta": self.url.partition("://")[2].removesuffix(f"{self.codigo}/"),
            "qr": qr_em_svg(self.url),
        }
        return json.dumps(dados, ensure_ascii=False)


def compor(folhas: Iterable[Folha]) -> Iterator[bytes | FalhaAoCompor]:
    """Um PDF por folha, na ordem; a que falha não leva as outras.

    Levanta `FalhaAoCompor` se o processo que compõe cai ou passa de `PRAZO` segundos.
    """
    return compor_com(PASTA / "termo.typ", (folha.em_json() for folha in folhas))


def compor_com(modelo: Path, folhas: Iterable[str]) -> Iterator[bytes | FalhaAoCompor]:
    """O mesmo, de qualquer modelo do typst; cada folha é o JSON que ele lê, numa linha."""
    entrada = "".join(folha + "\n" for folha in folhas)
    comando = [sys.executable, "-I", str(PASTA / "processo_do_termo.py"), str(modelo)]
    try:
        feito = subprocess.run(
            comando, input=entrada.encode(), capture_output=True, timeout=PRAZO, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as erro:
        raise FalhaAoCompor(f"o processo que compõe o PDF não terminou ({erro})") from erro
    for linha in feito.stdout.splitlines():
        resposta = json.loads(linha)
        if "pdf" in resposta:
            yield base64.b64decode(resposta["pdf"])
        else:
            yield FalhaAoCompor(resposta["erro"])
