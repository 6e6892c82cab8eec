"""Planilha de uso: uma linha por implantação e mês."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from identidade.choices import CodigoProduto
from municipios.planilhas.celula import CelulaRuim, inteiro, texto
from municipios.planilhas.tabela import Formato, ate, citar, codigo_ibge

_MES = re.compile(r"(?P<mes>0?[1-9]|1[0-2])/(?P<ano>20[0-9]{2})")
_MES_ISO = re.compile(r"(?P<ano>20[0-9]{2})-(?P<mes>0[1-9]|1[0-2])(-\d\d)?")


def mes(celula: Any) -> date:
    """O primeiro dia do mês de `10/2026`, `2026-10` ou de um dia dele."""
    escrito = texto(celula)
    achado = _MES.fullmatch(escrito) or _MES_ISO.fullmatch(escrito)
    if achado is None:
        raise CelulaRuim(f"“{citar(escrito)}” não é um mês: escreva como 10/2026")
    return date(int(achado["ano"]), int(achado["mes"]), 1)


def _produto(celula: Any) -> str:
    escrito = texto(celula).lower()
    if escrito not in CodigoProduto.values:
        raise CelulaRuim(f"“{citar(escrito)}” não é produto: use {', '.join(CodigoProduto.values)}")
    return escrito


def _nome(celula: Any) -> str:
    escrito: str = ate(120)(celula)
    if not escrito:
        raise CelulaRuim("falta o nome da implantação, como está no portal")
    return escrito


def _volume(celula: Any) -> int:
    valor = inteiro(celula)
    if valor is None:
        raise CelulaRuim("falta o volume; se ninguém usou, escreva 0")
    return valor


FORMATO = Formato(
    leitores={
        "codigo_ibge": codigo_ibge,
        "produto": _produto,
        "implantacao": _nome,
        "mes": mes,
        "volume": _volume,
    },
    obrigatorias=("codigo_ibge", "produto", "implantacao", "mes", "volume"),
    outros_titulos={"código": "codigo_ibge", "sistema": "implantacao", "unidade": "implantacao"},
)
EXEMPLO: Mapping[str, str] = {
    "codigo_ibge": "4209102",
    "produto": CodigoProduto.AUTENTICACAO,
    "implantacao": "Portal do cidadão",
    "mes": "10/2026",
    "volume": "12345",
}
