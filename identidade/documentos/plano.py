"""Compõe o plano de ação em PDF (PDF/A-2a e PDF/UA-1), com o mesmo motor do termo."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from municipios.documentos.termo import compor_com

MODELO = Path(__file__).parent / "plano.typ"


@dataclass(frozen=True)
class FolhaDoPlano:
    """O que vai escrito. `acoes`: já em palavras; `acordos`: quem concordou, e quando."""

    titulo: str
    ente: str
    situacao: str
    versao: str
    acordos: list[str]
    acoes: list[dict[str, str]]
    dia: date

    def em_json(self) -> str:
        dados = asdict(self) | {"ano": self.dia.year, "mes": self.dia.month, "dia": self.dia.day}
        dados["emitido"] = f"{self.dia:%d/%m/%Y}"
        return json.dumps(dados, ensure_ascii=False)


def compor_plano(folha: FolhaDoPlano) -> bytes:
    """Levanta `FalhaAoCompor` se o motor não termina ou recusa o texto."""
    (composto,) = compor_com(MODELO, [folha.em_json()])
    if isinstance(composto, bytes):
        return composto
    raise composto
