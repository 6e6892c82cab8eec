"""Do endereço escrito por alguém ao destino de uma visita: só o que não deixa dúvida passa."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import idna

from identidade.govbr.recusa import Motivo, VisitaRecusada

MAIOR_ENDERECO = 2000
PORTAS = {"http": 80, "https": 443}
OFICIAIS = ("gov.br", "leg.br", "jus.br", "mp.br", "def.br", "tc.br")
_ROTULO = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NUMERO = re.compile(r"0x[0-9a-f]*|[0-9]+")
_SEM_MUDAR = "/%:@!$&'()*+,;=~-._?"
_COPIE = "Abra o sistema no navegador, copie o endereço da barra e escreva-o aqui."


@dataclass(frozen=True)
class Destino:
    """`maquina` em minúsculas e em punycode: duas letras parecidas não se confundem."""

    esquema: str
    maquina: str
    alvo: str

    @property
    def porta(self) -> int:
        return PORTAS[self.esquema]

    @property
    def seguro(self) -> bool:
        return self.esquema == "https"

    @property
    def url(self) -> str:
        return f"{self.esquema}://{self.maquina}{self.alvo}"


def destino(url: str) -> Destino:
    """O destino de `url`.

    Raises:
        VisitaRecusada: esquema que não é da web, porta fora do padrão, usuário ou senha, endereço
            numérico ou nome em grafia que cada programa lê de um jeito.
    """
    if len(url) > MAIOR_ENDERECO or any(c <= " " or c in "\\\x7f" for c in url):
        raise VisitaRecusada(Motivo.ENDERECO, "O endereço está mal escrito.", _COPIE)
    try:
        partes = urlsplit(url)
        maquina, porta = partes.hostname or "", partes.port
    except ValueError:
        raise VisitaRecusada(Motivo.ENDERECO, "O endereço está mal escrito.", _COPIE) from None
    if partes.scheme not in PORTAS or not maquina:
        raise VisitaRecusada(Motivo.ENDERECO, "O endereço não começa por https://.", _COPIE)
    if "@" in partes.netloc:
        frase = "O endereço traz usuário ou senha antes do nome do site."
        raise VisitaRecusada(Motivo.ENDERECO, frase, _COPIE)
    if porta not in {None, PORTAS[partes.scheme]}:
        raise VisitaRecusada(
            Motivo.PORTA,
            f"O endereço usa a porta {porta}, e o serviço público fica nas portas da web (443).",
            "Ponha o sistema na porta 443, atrás do servidor web.",
        )
    alvo = quote(partes.path or "/", safe=_SEM_MUDAR)
    if partes.query:
        alvo += f"?{quote(partes.query, safe=_SEM_MUDAR)}"
    return Destino(partes.scheme, nome_da_maquina(maquina), alvo)


def nome_da_maquina(maquina: str) -> str:
    """O nome em punycode.

    Raises:
        VisitaRecusada: número no lugar do nome (em qualquer base), ponto no fim, nome sem ponto ou
            letra que não existe em nome de site.
    """
    try:
        em_ascii = maquina if maquina.isascii() else idna.encode(maquina, uts46=True).decode()
    except idna.IDNAError:
        em_ascii = ""
    if ":" in maquina or _NUMERO.fullmatch(em_ascii.lower().rstrip(".").rpartition(".")[2]):
        raise VisitaRecusada(
            Motivo.NOME, f"{maquina} é um número de rede, e não o nome de um site.", _COPIE
        )
    rotulos = em_ascii.lower().split(".")
    certo = len(em_ascii) <= 253 and all(_ROTULO.fullmatch(rotulo) for rotulo in rotulos)
    if not certo or len(rotulos) < 2:
        raise VisitaRecusada(Motivo.NOME, f"{maquina} não é um nome de site na internet.", _COPIE)
    return em_ascii.lower()


def dentro_de(maquina: str, dominio: str) -> bool:
    """O próprio domínio ou um nome abaixo dele, sempre no limite do ponto."""
    return maquina == dominio or maquina.endswith(f".{dominio}")


def eh_oficial(maquina: str) -> bool:
    """Está sob um domínio reservado ao poder público brasileiro."""
    return any(dentro_de(maquina, oficial) for oficial in OFICIAIS)
