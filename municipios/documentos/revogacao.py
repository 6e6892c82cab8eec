"""No processo filho: o certificado, ou uma autoridade do caminho dele, foi revogado?"""

import itertools
from collections.abc import Sequence

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey


def situacao_nas_listas(caminho: Sequence[bytes], listas: Sequence[bytes]) -> str:
    """`caminho` em DER, da raiz à pessoa; `listas`, CRLs em DER. Devolve:

    revogado: uma lista assinada por quem emitiu o diz. Vale mesmo que a revogação seja depois da
    hora da assinatura, que é a pessoa quem diz.
    conferido: há lista de quem emitiu o certificado da pessoa, e ele não consta.
    nao_conferido: não há.
    """
    certificados = [x509.load_der_x509_certificate(der) for der in caminho]
    conferido = False
    for lista in map(x509.load_der_x509_crl, listas):
        for emissor, emitido in itertools.pairwise(certificados):
            if not eh_de(lista, emissor):
                continue
            if lista.get_revoked_certificate_by_serial_number(emitido.serial_number):
                return "revogado"
            conferido = conferido or emitido is certificados[-1]
    return "conferido" if conferido else "nao_conferido"


def eh_de(lista: x509.CertificateRevocationList, emissor: x509.Certificate) -> bool:
    """A lista foi assinada por este emissor?"""
    chave = emissor.public_key()
    if lista.issuer != emissor.subject or not isinstance(
        chave, RSAPublicKey | EllipticCurvePublicKey
    ):
        return False
    return bool(lista.is_signature_valid(chave))
