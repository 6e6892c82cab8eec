"""O certificado de participação em PDF/A-2a e PDF/UA-1: dos mesmos dados, os mesmos bytes."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from municipios.documentos.qr import qr_em_svg

MODELO = Path(__file__).parent / "certificado.typ"


@dataclass(frozen=True)
class FolhaDoCertificado:
    evento: str
    tipo: str
    quando: str
    onde: str
    organizador: str
    ente: str
    pessoas: int
    nomes: list[str]
    codigo: str
    url: str
    dia: date

    def em_json(self) -> str:
        dados = asdict(self) | {
            "ano": self.dia.year,
            "mes": self.dia.month,
            "dia": self.dia.day,
            "data": f"{self.dia:%d/%m/%Y}",
            "qr": qr_em_svg(self.url),
        }
        return json.dumps(dados, ensure_ascii=False)
