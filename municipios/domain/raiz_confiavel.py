"""Raízes em que o verificador confia: o que entra é um certificado de autoridade, conferido."""

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from municipios.domain.transicoes import TransicaoInvalida


def ler_raiz(pem: str) -> tuple[str, str]:
    """(nome do titular, impressão SHA-256). Levanta `TransicaoInvalida` se não é raiz de AC."""
    try:
        certificado = x509.load_pem_x509_certificate(pem.encode())
        restricao = certificado.extensions.get_extension_for_class(x509.BasicConstraints).value
    except (ValueError, x509.ExtensionNotFound) as erro:
        raise TransicaoInvalida(
            "Este texto não é o certificado (PEM) de uma autoridade certificadora. Cole o arquivo "
            "inteiro, de BEGIN CERTIFICATE a END CERTIFICATE.",
            codigo="pem",
        ) from erro
    if not restricao.ca or certificado.issuer != certificado.subject:
        raise TransicaoInvalida(
            "Este certificado não é de uma raiz: raiz é de autoridade e assina a si mesma.",
            codigo="pem",
        )
    return certificado.subject.rfc4514_string()[:200], certificado.fingerprint(
        hashes.SHA256()
    ).hex()
