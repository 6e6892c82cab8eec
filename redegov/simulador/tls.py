"""Certificados das cidades de mentira: um bom para todas, e alguns ruins, escolhidos pelo nome."""

import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from redegov.embarcado.enderecos import CIDADES_DO_SIMULADOR

DIAS = timedelta(days=1)
# Nome pedido → (nome no certificado, começo, fim), contados de agora.
RUINS = {
    "vencido.exemplo.gov.br": ("vencido.exemplo.gov.br", -90 * DIAS, -2 * DIAS),
    "vence-logo.exemplo.gov.br": ("vence-logo.exemplo.gov.br", -85 * DIAS, 5 * DIAS),
    "de-outro.exemplo.gov.br": ("outra-cidade.exemplo.gov.br", -1 * DIAS, 89 * DIAS),
}


def contexto(raiz: Path) -> ssl.SSLContext:
    """Contexto de servidor que responde a cada nome com o certificado dele; grava a raiz (PEM)."""
    chave = ec.generate_private_key(ec.SECP256R1())
    autoridade = _titulo("Autoridade das cidades de mentira")
    da_raiz = _certificado(autoridade, chave, autoridade, chave, -DIAS, 3650 * DIAS, nomes=[])
    provisorio = raiz.with_suffix(".nova")
    provisorio.write_bytes(da_raiz.public_bytes(Encoding.PEM))
    provisorio.rename(raiz)

    def servir(nomes: list[str], inicio: timedelta, fim: timedelta) -> ssl.SSLContext:
        do_site = ec.generate_private_key(ec.SECP256R1())
        titulo = _titulo(nomes[0])
        feito = _certificado(titulo, do_site, autoridade, chave, inicio, fim, nomes=nomes)
        return _servidor(feito, do_site)

    bom = servir(list(CIDADES_DO_SIMULADOR), -DIAS, 90 * DIAS)
    ruins = {pedido: servir([nome], de, ate) for pedido, (nome, de, ate) in RUINS.items()}

    def escolher(tomada: ssl.SSLObject, nome: str | None, atual: ssl.SSLContext) -> None:
        tomada.context = ruins.get(nome or "", bom)

    bom.sni_callback = escolher
    return bom


def _titulo(nome: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nome)])


def _certificado(
    titular: x509.Name,
    dele: ec.EllipticCurvePrivateKey,
    emissor: x509.Name,
    de_quem_assina: ec.EllipticCurvePrivateKey,
    inicio: timedelta,
    fim: timedelta,
    *,
    nomes: list[str],
) -> x509.Certificate:
    agora = datetime.now(UTC)
    identificador = x509.SubjectKeyIdentifier.from_public_key(dele.public_key())
    do_emissor = x509.AuthorityKeyIdentifier.from_issuer_public_key(de_quem_assina.public_key())
    obra = (
        x509.CertificateBuilder(emissor, titular, dele.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(agora + inicio)
        .not_valid_after(agora + fim)
        .add_extension(x509.BasicConstraints(ca=not nomes, path_length=None), critical=True)
        .add_extension(identificador, critical=False)
        .add_extension(do_emissor, critical=False)
    )
    if nomes:
        outros = x509.SubjectAlternativeName([x509.DNSName(nome) for nome in nomes])
        obra = obra.add_extension(outros, critical=False)
    return obra.sign(de_quem_assina, hashes.SHA256())


def _servidor(certificado: x509.Certificate, chave: ec.EllipticCurvePrivateKey) -> ssl.SSLContext:
    feito = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    privada = chave.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    # O módulo ssl só lê de arquivo.
    with tempfile.NamedTemporaryFile() as arquivo:
        arquivo.write(privada + certificado.public_bytes(Encoding.PEM))
        arquivo.flush()
        feito.load_cert_chain(arquivo.name)
    return feito
