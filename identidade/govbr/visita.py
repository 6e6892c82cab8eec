"""Visitar um endereço: segue os desvios um a um, conferindo cada um como se fosse o primeiro."""

import contextlib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urljoin

import urllib3

from identidade.govbr.conexao import CabecalhoGrande, Conexao, Prazo
from identidade.govbr.destino import MAIOR_ENDERECO, Destino, destino
from identidade.govbr.recusa import Motivo, VisitaRecusada
from identidade.govbr.rede import lugares

MAIS_DESVIOS = 8
MAIOR_CORPO = 2 * 1024 * 1024
SEGUNDOS = 15.0
_PEDACO = 64 * 1024
_FALHAS = (urllib3.exceptions.HTTPError, OSError, UnicodeError, ValueError)
# Códigos do OpenSSL para um certificado que não vale.
_CERTIFICADO = {
    10: "O certificado venceu.",
    9: "O certificado ainda não vale.",
    62: "O certificado é de outro nome, e não o deste site.",
    18: "O certificado foi feito pelo próprio servidor, e nenhum navegador confia nele.",
    19: "O certificado não é de autoridade reconhecida.",
    20: "O certificado não é de autoridade reconhecida, ou falta o intermediário no servidor.",
}


@dataclass(frozen=True)
class Parada:
    """Um pedido feito: o endereço, a máquina em que se conectou e o que ela respondeu."""

    url: str
    ip: str
    situacao: int


@dataclass(frozen=True)
class Visita:
    """`url` é o último endereço; com `parou`, um a que se foi mandado e não se pediu nada."""

    url: str
    paradas: tuple[Parada, ...] = ()
    situacao: int = 0
    corpo: bytes = field(default=b"", repr=False)
    tipo: str = ""
    certificado_ate: datetime | None = None
    parou: bool = False


def visitar(
    url: str,
    *,
    prazo: Prazo | None = None,
    parar: Callable[[str], bool] = lambda url: False,
    anotar: Callable[[Parada], object] = lambda parada: None,
) -> Visita:
    """Pede `url` e segue os desvios até o fim, ou até um endereço em que `parar` diz sim.

    Por http só se lê o desvio: o corpo que vier sem cifra é ignorado. `anotar` recebe cada parada,
    mesmo que a visita acabe recusada.

    Raises:
        VisitaRecusada: o endereço não serve, leva à rede interna, não responde, demora, manda
            demais ou desvia sem fim.
    """
    prazo = prazo or Prazo(SEGUNDOS)
    paradas: list[Parada] = []
    for _ in range(MAIS_DESVIOS + 1):
        if parar(url):
            return Visita(url, tuple(paradas), parou=True)
        aqui = destino(url)
        visita, adiante = _ir(aqui, prazo)
        paradas.append(visita.paradas[0])
        anotar(paradas[-1])
        if not adiante:
            return replace(visita, paradas=tuple(paradas))
        url = urljoin(aqui.url, adiante)
    raise VisitaRecusada(
        Motivo.DESVIOS,
        f"O endereço desviou mais de {MAIS_DESVIOS} vezes sem chegar a uma página.",
        "Corrija a configuração de redirecionamento do servidor.",
    )


def _ir(aqui: Destino, prazo: Prazo) -> tuple[Visita, str]:
    """Um pedido só; a segunda parte é o desvio, se houver. Tenta cada endereço do nome."""
    onde = lugares(aqui)
    for endereco, porta in onde[:-1]:
        with contextlib.suppress(urllib3.exceptions.ConnectTimeoutError,
                                 urllib3.exceptions.NewConnectionError):  # fmt: skip
            return _pedir(aqui, endereco, porta, prazo)
    try:
        return _pedir(aqui, *onde[-1], prazo)
    except (urllib3.exceptions.ConnectTimeoutError, urllib3.exceptions.NewConnectionError) as erro:
        raise _sem_resposta(aqui) from erro


def _pedir(aqui: Destino, endereco: str, porta: int, prazo: Prazo) -> tuple[Visita, str]:
    if prazo.acabou:
        raise _demora(aqui)
    try:
        with Conexao(aqui, endereco, porta, prazo) as conexao:
            resposta = conexao.pedir()
            adiante = resposta.get_redirect_location() or ""
            le = aqui.seguro and not adiante
            visita = Visita(
                url=aqui.url,
                paradas=(Parada(aqui.url, endereco, resposta.status),),
                situacao=resposta.status,
                corpo=_ler(resposta, aqui) if le else b"",
                tipo=resposta.headers.get("Content-Type", "")[:100],
                certificado_ate=conexao.certificado_ate,
            )
            if prazo.acabou:
                raise _demora(aqui)
            return visita, _em_texto(adiante)
    except CabecalhoGrande as erro:
        raise _grande(aqui) from erro
    except (urllib3.exceptions.ConnectTimeoutError, urllib3.exceptions.NewConnectionError):
        raise
    except _FALHAS as erro:
        raise _traduzir(erro, aqui, prazo) from erro


def _em_texto(adiante: str) -> str:
    """O cabeçalho chega lido como Latin-1; quem desvia para nome acentuado escreve UTF-8."""
    with contextlib.suppress(UnicodeError):
        adiante = adiante.encode("latin-1").decode()
    return adiante[: MAIOR_ENDERECO + 1].strip()


def _ler(resposta: urllib3.BaseHTTPResponse, aqui: Destino) -> bytes:
    corpo = bytearray()
    while pedaco := resposta.read1(_PEDACO, decode_content=True):
        corpo += pedaco
        if len(corpo) > MAIOR_CORPO:
            raise _grande(aqui)
    return bytes(corpo)


def _traduzir(erro: BaseException, aqui: Destino, prazo: Prazo) -> VisitaRecusada:
    causa: BaseException | None = erro
    while causa and not isinstance(causa, ssl.SSLCertVerificationError):
        causa = causa.__cause__ or causa.__context__ or next(
            (arg for arg in causa.args if isinstance(arg, BaseException)), None
        )  # fmt: skip
    if isinstance(causa, ssl.SSLCertVerificationError):
        frase = _CERTIFICADO.get(causa.verify_code, "O certificado não vale.")
        return VisitaRecusada(
            Motivo.CERTIFICADO,
            f"{aqui.maquina}: {frase[0].lower()}{frase[1:]}",
            "Instale um certificado válido, com a cadeia completa, e ligue a renovação automática.",
        )
    demorou = prazo.acabou or isinstance(erro, (TimeoutError, urllib3.exceptions.TimeoutError))
    return _demora(aqui) if demorou else _sem_resposta(aqui)


def _demora(aqui: Destino) -> VisitaRecusada:
    return VisitaRecusada(
        Motivo.DEMORA,
        f"{aqui.maquina} demorou demais para responder.",
        "Veja se o servidor está sobrecarregado e verifique de novo.",
    )


def _sem_resposta(aqui: Destino) -> VisitaRecusada:
    return VisitaRecusada(
        Motivo.SEM_RESPOSTA,
        f"{aqui.maquina} não respondeu na porta {aqui.porta}.",
        "Veja se o sistema está no ar e se o firewall deixa entrar quem vem da internet.",
    )


def _grande(aqui: Destino) -> VisitaRecusada:
    return VisitaRecusada(
        Motivo.TAMANHO,
        f"{aqui.maquina} mandou mais do que uma página de entrada precisa (2 MB).",
        "Informe o endereço da página de entrada, e não o de um arquivo.",
    )
