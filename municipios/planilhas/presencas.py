"""Lista de presença de um evento: uma linha por pessoa (ou por ente, sem nome)."""

import re
from collections.abc import Mapping
from typing import Any

from municipios.planilhas.celula import CelulaRuim
from municipios.planilhas.tabela import Formato, ate, codigo_ibge

_CPF = re.compile(r"\d{3}\.?\d{3}\.?\d{3}-?\d{2}")


def _nome(celula: Any) -> str:
    escrito: str = ate(120)(celula)
    if _CPF.search(escrito):
        raise CelulaRuim("parece trazer um CPF: escreva só o nome")
    return escrito


FORMATO = Formato(
    leitores={"codigo_ibge": codigo_ibge, "nome": _nome},
    obrigatorias=("codigo_ibge",),
    outros_titulos={"código": "codigo_ibge", "cod ibge": "codigo_ibge", "participante": "nome"},
)
EXEMPLO: Mapping[str, str] = {"codigo_ibge": "3171303", "nome": "Lia Prado"}
