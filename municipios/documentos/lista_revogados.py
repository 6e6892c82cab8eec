"""No processo filho: lê uma lista de certificados revogados (CRL) e confere quem a assinou."""

import base64
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding

from municipios.documentos.revogacao import eh_de

MAIS_FUNDA = 6


def ler(lista: str, cadeia: str, raizes: list[str], em: str) -> dict[str, Any]:
    """`lista` em base64 (DER ou PEM); `cadeia`, PEM de quem a emitiu até antes da raiz.

    Devolve os dados da lista, ou `{"erro": ilegivel | sem_prazo | vencida | emissor | cadeia}`.
    """
    try:
        lida, conteudo = _ler(base64.b64decode(lista))
        intermediarios = x509.load_pem_x509_certificates(cadeia.encode()) if cadeia else []
    except ValueError:
        return {"erro": "ilegivel"}
    confiaveis = [x509.load_pem_x509_certificate(raiz.encode()) for raiz in raizes]
    ate, agora = lida.next_update_utc, datetime.fromisoformat(em)
    if ate is None or ate <= agora:
        return {"erro": "vencida" if ate else "sem_prazo"}
    emissor = next((c for c in (*intermediarios, *confiaveis) if eh_de(lida, c)), None)
    if emissor is None:
        return {"erro": "emissor"}
    if not _chega_a_uma_raiz(emissor, intermediarios, confiaveis, agora):
        return {"erro": "cadeia"}
    return {
        "emissor": lida.issuer.rfc4514_string()[:200],
        "desde": lida.last_update_utc.isoformat(),
        "ate": ate.isoformat(),
        "quantos": len(lida),
        "der": base64.b64encode(conteudo).decode(),
    }


def _ler(conteudo: bytes) -> tuple[x509.CertificateRevocationList, bytes]:
    if conteudo.lstrip().startswith(b"-----BEGIN"):
        lida = x509.load_pem_x509_crl(conteudo)
    else:
        lida = x509.load_der_x509_crl(conteudo)
    return lida, lida.public_bytes(Encoding.DER)


def _chega_a_uma_raiz(
    atual: x509.Certificate,
    intermediarios: Sequence[x509.Certificate],
    raizes: Sequence[x509.Certificate],
    agora: datetime,
) -> bool:
    for _ in range(MAIS_FUNDA):
        if not _eh_autoridade(atual, agora):
            return False
        if atual in raizes:
            return True
        acima = next((c for c in (*raizes, *intermediarios) if _emitiu(c, atual)), None)
        if acima is None:
            return False
        atual = acima
    return False


def _eh_autoridade(certificado: x509.Certificate, agora: datetime) -> bool:
    try:
        basico = certificado.extensions.get_extension_for_class(x509.BasicConstraints).value
    except x509.ExtensionNotFound:
        return False
    vale = certificado.not_valid_before_utc <= agora <= certificado.not_valid_after_utc
    return basico.ca and vale


def _emitiu(autoridade: x509.Certificate, certificado: x509.Certificate) -> bool:
    try:
        certificado.verify_directly_issued_by(autoridade)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
