"""Uma célula de arquivo alheio vira texto, número ou código; quando não dá, diz por quê."""

import re
from typing import Any

from municipios.choices import Uf

UF_DO_CODIGO = {
    "11": Uf.RO, "12": Uf.AC, "13": Uf.AM, "14": Uf.RR, "15": Uf.PA, "16": Uf.AP, "17": Uf.TO,
    "21": Uf.MA, "22": Uf.PI, "23": Uf.CE, "24": Uf.RN, "25": Uf.PB, "26": Uf.PE, "27": Uf.AL,
    "28": Uf.SE, "29": Uf.BA, "31": Uf.MG, "32": Uf.ES, "33": Uf.RJ, "35": Uf.SP, "41": Uf.PR,
    "42": Uf.SC, "43": Uf.RS, "50": Uf.MS, "51": Uf.MT, "52": Uf.GO, "53": Uf.DF,
}  # fmt: skip
MAXIMO_DE_HABITANTES = 2_147_483_647
# Chamada de nota de rodapé colada ao número: 548.952(1), 23.773 (2)(3), 5.100*
_NOTAS = re.compile(r"\s*(\(\d+\)|\*|[¹²³⁴⁵⁶⁷⁸⁹⁰])\s*")
_INTEIRO = re.compile(r"\d{1,3}(\.\d{3})+|\d{1,3}( \d{3})+|\d+")
# O IBGE escreve assim o que não há, não se aplica ou não se divulga.
SEM_VALOR = frozenset({"", "-", "..", "...", "X"})


class CelulaRuim(Exception):
    """A mensagem é o porquê, para entrar no relatório da linha."""


def texto(valor: Any) -> str:
    """Texto aparado, sem espaços repetidos nem o que não se escreve (NUL, escape, inversão)."""
    if valor is None:
        return ""
    if isinstance(valor, float) and valor.is_integer():
        valor = int(valor)
    escrito = " ".join(str(valor).split())
    return escrito if escrito.isprintable() else "".join(filter(str.isprintable, escrito))


def inteiro(valor: Any) -> int | None:
    """Habitantes; aceita ponto de milhar e chamada de nota; nulo quando o arquivo diz que não há.

    Raises:
        CelulaRuim: não é número inteiro, ou não cabe.
    """
    escrito = _NOTAS.sub("", texto(valor))
    if escrito in SEM_VALOR:
        return None
    if not _INTEIRO.fullmatch(escrito):
        raise CelulaRuim(f"“{escrito[:40]}” não é um número inteiro")
    habitantes = int(re.sub(r"[. ]", "", escrito)[:20])
    if habitantes > MAXIMO_DE_HABITANTES:
        raise CelulaRuim(f"“{escrito[:40]}” é grande demais")
    return habitantes


def codigo_do_municipio(uf: Any, municipio: Any) -> str:
    """Código de 7 números; o arquivo o traz inteiro, ou em UF + 5, às vezes virado número."""
    parte, prefixo = texto(municipio), texto(uf)
    if len(parte) == 7:
        return parte
    if prefixo.isdecimal() and parte.isdecimal() and len(parte) <= 5:
        return f"{prefixo}{parte.zfill(5)}"
    escrito = f"{prefixo} {parte}".strip()[:40]
    raise CelulaRuim(f"“{escrito}” não forma código do IBGE (UF e 5 números, ou 7 números)")


def uf_do_codigo(codigo: str) -> Uf:
    try:
        return UF_DO_CODIGO[codigo[:2]]
    except KeyError:
        raise CelulaRuim(f"“{codigo[:40]}” não começa por código de UF") from None
