"""Os elos de uma página que parecem levar à entrada com GOV.BR, do mais ao menos provável."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from lxml import etree

MAIS_ELOS = 2000
MAIS_PARTES = 50
_GOVBR = re.compile(r"gov\s*\.?\s*br|login\s*[uú]nico|sso\.acesso", re.IGNORECASE)
_ENTRAR = re.compile(r"entrar|acessar|login|log-in|signin|sign-in|oauth|autentic", re.IGNORECASE)
_ROTULOS = ("aria-label", "title", "class", "id")


def elos_de_entrada(corpo: bytes, base: str) -> list[str]:
    """Endereços completos, sem repetição; vazio: nada na página fala em entrar."""
    notas: dict[str, int] = {}
    for elemento in islice(_elos(corpo), MAIS_ELOS):
        endereco = elemento.get("href") or elemento.get("action") or ""
        dito = " ".join(_textos(elemento))
        nota = 4 * bool(_GOVBR.search(dito) and _ENTRAR.search(f"{dito} {endereco}"))
        nota += 2 * bool(_ENTRAR.search(dito)) + bool(_ENTRAR.search(endereco))
        completo = _completo(base, endereco)
        if nota and completo:
            notas[completo] = max(nota, notas.get(completo, 0))
    return sorted(notas, key=lambda endereco: -notas[endereco])


def _elos(corpo: bytes) -> Iterator[Any]:
    """Cada `a` e cada formulário que se abre com GET. Página ilegível não tem nenhum."""
    leitor = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        raiz = etree.fromstring(corpo, leitor)
    except (etree.LxmlError, ValueError):
        return
    if raiz is None:
        return
    for elemento in raiz.iter("a", "form"):
        if elemento.tag == "a" or elemento.get("method", "get").lower() == "get":
            yield elemento


def _textos(elemento: Any) -> Iterator[str]:
    """O que se lê no elo: rótulos, texto, e o nome da imagem ou do botão que houver dentro."""
    yield from (elemento.get(nome, "") for nome in _ROTULOS)
    for parte in islice(elemento.iter(), MAIS_PARTES):
        yield parte.text or ""
        yield from (parte.get(nome, "") for nome in ("alt", "value"))
        if parte is not elemento:
            yield parte.tail or ""


def _completo(base: str, endereco: str) -> str:
    try:
        completo = urljoin(base, endereco.strip()).partition("#")[0]
    except ValueError:
        return ""
    return completo if completo.startswith(("http://", "https://")) else ""
