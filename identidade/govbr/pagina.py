"""Os elos de uma página que parecem levar à entrada com GOV.BR, do mais ao menos provável."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

MAIS_ELOS = 2000
_GOVBR = re.compile(r"gov\s*\.?\s*br|login\s*[uú]nico|sso\.acesso", re.IGNORECASE)
_ENTRAR = re.compile(r"entrar|acessar|login|log-in|signin|sign-in|oauth|autentic", re.IGNORECASE)


class _Leitor(HTMLParser):
    """Junta cada `a` (e cada formulário que se abre com GET) com o que se lê nele."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.achados: list[list[str]] = []
        self._abertos: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        dados = {nome: valor or "" for nome, valor in attrs}
        if tag == "a" and dados.get("href"):
            self._abrir(tag, dados["href"], dados)
        elif tag == "form" and dados.get("method", "get").lower() == "get":
            self._abrir(tag, dados.get("action", ""), dados)
        else:
            self._juntar(dados.get("alt", ""), dados.get("value", ""))

    def _abrir(self, tag: str, endereco: str, dados: dict[str, str]) -> None:
        if len(self.achados) < MAIS_ELOS:
            rotulo = [dados.get(nome, "") for nome in ("aria-label", "title", "class", "id")]
            self._abertos[tag] = [endereco, *rotulo]
            self.achados.append(self._abertos[tag])

    def handle_endtag(self, tag: str) -> None:
        self._abertos.pop(tag, None)

    def handle_data(self, data: str) -> None:
        self._juntar(data)

    def _juntar(self, *textos: str) -> None:
        for aberto in self._abertos.values():
            aberto.extend(textos)


def elos_de_entrada(corpo: bytes, base: str) -> list[str]:
    """Endereços completos, sem repetição; vazio: nada na página fala em entrar."""
    leitor = _Leitor()
    leitor.feed(corpo.decode(errors="replace"))
    notas: dict[str, int] = {}
    for endereco, *textos in leitor.achados:
        dito = " ".join(textos)
        nota = 4 * bool(_GOVBR.search(dito) and _ENTRAR.search(f"{dito} {endereco}"))
        nota += 2 * bool(_ENTRAR.search(dito)) + bool(_ENTRAR.search(endereco))
        completo = _completo(base, endereco)
        if nota and completo:
            notas[completo] = max(nota, notas.get(completo, 0))
    return sorted(notas, key=lambda endereco: -notas[endereco])


def _completo(base: str, endereco: str) -> str:
    try:
        completo = urljoin(base, endereco.strip()).partition("#")[0]
    except ValueError:
        return ""
    return completo if completo.startswith(("http://", "https://")) else ""
