"""O verificador: diz de um arquivo assinado o que está certo, o que não, por que e o que fazer."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from municipios.documentos.laudo import Laudo
from municipios.documentos.processo import ProcessoCaiu, no_processo
from municipios.validators import TAMANHO_MAXIMO_DO_ARQUIVO

_CAIU = {
    "memoria": "O arquivo pede mais memória do que um PDF assinado precisa.",
    "tempo": "O arquivo leva tempo demais para ser lido.",
    "queda": "O arquivo derrubou o programa que o confere.",
}


@dataclass(frozen=True)
class Raiz:
    """`tipo`: govbr ou icp_brasil."""

    pem: str
    tipo: str


@dataclass(frozen=True)
class Oferecido:
    """O termo que o portal ofereceu à assinatura, e desde quando ele existe.

    `segue`: a SGD ainda assinará por cima, e o arquivo tem de admitir.
    """

    pdf: bytes
    desde: datetime | None = None
    segue: bool = False


@dataclass(frozen=True)
class Primeira:
    """O que se aceitou da autoridade: o arquivo, a assinatura à parte quando há, e de quem é."""

    pdf: bytes
    cpf: str
    p7s: bytes = b""
    em_papel: bool = False
    termo_desde: datetime | None = None


def verificar(
    pdf: bytes,
    *,
    original: Oferecido,
    cpf: str,
    raizes: Sequence[Raiz],
    em: datetime,
    p7s: bytes = b"",
    listas: Sequence[bytes] = (),
) -> Laudo:
    """Confere o arquivo contra o termo oferecido e a pessoa que devia assinar.

    `listas`: CRLs em DER. Nunca levanta por culpa do arquivo: queda, tempo ou memória viram recusa.
    """
    laudo = Laudo()
    if _grande(laudo, pdf, p7s):
        return laudo
    pedido: dict[str, Any] = {
        "pdf": _base64(pdf),
        "termo": {"pdf": _base64(original.pdf), "segue": "sim" if original.segue else ""},
        "cpf": cpf,
        "raizes": [{"pem": raiz.pem, "tipo": raiz.tipo} for raiz in raizes],
        "horas": {"agora": em.isoformat(), "emitido": _iso(original.desde)},
        "listas": [_base64(lista) for lista in listas],
        "p7s": _base64(p7s),
    }
    return _no_processo("conferir", pedido, laudo)


def verificar_segunda(
    pdf: bytes,
    *,
    primeira: Primeira,
    cpf: str,
    raizes: Sequence[Raiz],
    em: datetime,
    listas: Sequence[bytes] = (),
) -> Laudo:
    """Confere o arquivo com a assinatura da SGD (`cpf`) por cima da que se aceitou da autoridade.

    O laudo é das duas: os dados de quem assinou são os da SGD; as linhas dizem de qual falam.
    """
    laudo = Laudo()
    if _grande(laudo, pdf):
        return laudo
    pedido: dict[str, Any] = {
        "pdf": _base64(pdf),
        "primeira": {
            "pdf": _base64(primeira.pdf),
            "p7s": _base64(primeira.p7s),
            "papel": "sim" if primeira.em_papel else "",
        },
        "cpfs": {"autoridade": primeira.cpf, "sgd": cpf},
        "raizes": [{"pem": raiz.pem, "tipo": raiz.tipo} for raiz in raizes],
        "horas": {"agora": em.isoformat(), "emitido": _iso(primeira.termo_desde)},
        "listas": [_base64(lista) for lista in listas],
    }
    return _no_processo("conferir_segunda", pedido, laudo)


def verificar_qualquer(pdf: bytes, *, raizes: Sequence[Raiz], em: datetime) -> Laudo:
    """Um PDF que o portal não ofereceu: as assinaturas valem, e a última o cobre inteiro."""
    pedido: dict[str, Any] = {
        "pdf": _base64(pdf),
        "raizes": [{"pem": raiz.pem, "tipo": raiz.tipo} for raiz in raizes],
        "em": em.isoformat(),
    }
    return _no_processo("conferir_qualquer", pedido, Laudo())


def _grande(laudo: Laudo, *arquivos: bytes) -> bool:
    if max(map(len, arquivos)) <= TAMANHO_MAXIMO_DO_ARQUIVO:
        return False
    laudo.falha("grande", "O arquivo passa de 10 MB.", "Assine o termo baixado do portal.")
    return True


def _no_processo(operacao: str, pedido: dict[str, Any], laudo: Laudo) -> Laudo:
    try:
        return Laudo.de_json(no_processo(operacao, pedido))
    except ProcessoCaiu as queda:
        laudo.falha(
            f"parou_{queda.motivo}",
            _CAIU[queda.motivo],
            "Baixe o termo do portal, assine esse arquivo e envie o resultado.",
        )
        return laudo


def _base64(conteudo: bytes) -> str:
    return base64.b64encode(conteudo).decode()


def _iso(momento: datetime | None) -> str:
    return momento.isoformat() if momento else ""
