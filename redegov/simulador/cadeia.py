"""Cadeias de teste: uma como a do GOV.BR, outra como a da ICP-Brasil, e certificados das pessoas.

As raízes valem só em demonstração e nos testes: o portal em produção não as carrega.
"""

import asyncio
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from asn1crypto import algos, keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from redegov.embarcado import enderecos

GOVBR, ICP_BRASIL = "govbr", "icp_brasil"
POLITICAS = {GOVBR: "2.16.76.3.2.1.1", ICP_BRASIL: "2.16.76.1.2.3.1"}
NOMES = {
    GOVBR: (
        "AC Raiz do Governo Federal do Brasil v1 (TESTE)",
        "AC Intermediaria do Governo Federal do Brasil v1 (TESTE)",
        "AC Final do Governo Federal do Brasil v1 (TESTE)",
    ),
    ICP_BRASIL: (
        "Autoridade Certificadora Raiz Brasileira (TESTE)",
        "AC Secretaria de Exemplo (TESTE)",
        "AC Exemplo Multipla (TESTE)",
    ),
}
_CHAVE = re.compile(rb"-----BEGIN PRIVATE KEY-----.*?-----END PRIVATE KEY-----", re.DOTALL)
DADOS_DA_PESSOA = x509.ObjectIdentifier("2.16.76.1.3.1")


@dataclass(frozen=True)
class Par:
    """Um certificado e a chave dele."""

    certificado: x509.Certificate
    chave: rsa.RSAPrivateKey

    @property
    def pem(self) -> str:
        return self.certificado.public_bytes(serialization.Encoding.PEM).decode()


@dataclass(frozen=True)
class Emitido(Par):
    """O de uma pessoa; `cadeia` vai da autoridade que o emitiu até a raiz."""

    cadeia: tuple[Par, ...]

    @property
    def raiz(self) -> Par:
        return self.cadeia[-1]


@dataclass(frozen=True)
class Cadeia:
    """`autoridades`: da raiz à final."""

    tipo: str
    autoridades: tuple[Par, ...]

    @property
    def raiz(self) -> Par:
        return self.autoridades[0]

    def emitir(
        self,
        nome: str,
        cpf: str,
        *,
        valido_de: datetime | None = None,
        valido_ate: datetime | None = None,
        onde: Sequence[str] = ("outro_nome",),
    ) -> Emitido:
        """`onde` fica o CPF: outro_nome (2.16.76.1.3.1), cn (`NOME:CPF`) ou numero_de_serie."""
        agora = datetime.now(UTC).replace(microsecond=0)
        final, chave = self.autoridades[-1], _chave()
        campos = [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "BR"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Gov-Br"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{nome}:{cpf}" if "cn" in onde else nome),
        ]
        if "numero_de_serie" in onde:
            campos.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, cpf))
        obra = _obra(x509.Name(campos), final.certificado.subject, chave)
        obra = obra.not_valid_before(valido_de or agora - timedelta(days=1))
        obra = obra.not_valid_after(valido_ate or agora + timedelta(days=365))
        obra = obra.add_extension(_uso(autoridade=False), critical=True)
        obra = obra.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
        obra = obra.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        obra = obra.add_extension(_politica(self.tipo), critical=False)
        if "outro_nome" in onde:
            obra = obra.add_extension(_dados_da_pessoa(cpf), critical=False)
        certificado = obra.sign(final.chave, hashes.SHA256())
        return Emitido(certificado, chave, tuple(reversed(self.autoridades)))

    def revogar(self, *emitidos: Emitido) -> bytes:
        """A lista (CRL, em DER) da autoridade final com estes certificados."""
        final, agora = self.autoridades[-1], datetime.now(UTC).replace(microsecond=0)
        lista = x509.CertificateRevocationListBuilder(
            final.certificado.subject, agora - timedelta(hours=1), agora + timedelta(days=7)
        )
        for emitido in emitidos:
            linha = x509.RevokedCertificateBuilder(
                emitido.certificado.serial_number, agora - timedelta(hours=2)
            )
            lista = lista.add_revoked_certificate(linha.build())
        assinada = lista.sign(final.chave, hashes.SHA256())
        return assinada.public_bytes(serialization.Encoding.DER)


def fabricar(tipo: str) -> Cadeia:
    autoridades: list[Par] = []
    for profundidade, nome in enumerate(NOMES[tipo]):
        autoridades.append(_autoridade(tipo, nome, autoridades[-1] if profundidade else None))
    return Cadeia(tipo, tuple(autoridades))


def carregar(pasta: Path, tipo: str) -> Cadeia:
    """As cadeias ficam na pasta: reiniciar o simulador não invalida o que já se assinou."""
    arquivo = pasta / f"cadeia-{tipo}.pem"
    if not arquivo.exists():
        # Dois processos podem chegar juntos: vale a que um deles gravou, e inteira.
        autoridades = fabricar(tipo).autoridades
        enderecos.guardado(arquivo, "".join(par.pem + _pem_da_chave(par) for par in autoridades))
    texto = arquivo.read_bytes()
    certificados = x509.load_pem_x509_certificates(texto)
    chaves = _CHAVE.findall(texto)
    return Cadeia(tipo, tuple(map(_par, certificados, chaves)))


def pkcs7(
    hash32: bytes, emitido: Emitido, *, algoritmo: str = "sha256", em: datetime | None = None
) -> bytes:
    """PKCS#7 destacado (DER) sobre um resumo já calculado, como o `assinarPKCS7` devolve.

    `em` é o momento que ele declara; sem ele, não declara nenhum.
    """
    assinante = SimpleSigner(
        signing_cert=_asn1(emitido.certificado),
        signing_key=keys.PrivateKeyInfo.load(_em_bytes(emitido.chave, serialization.Encoding.DER)),
        cert_registry=SimpleCertificateStore.from_certs(
            [_asn1(par.certificado) for par in emitido.cadeia]
        ),
        signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": f"{algoritmo}_rsa"}),
    )
    atributos = PdfCMSSignedAttributes(signing_time=em)
    assinado = assinante.async_sign(hash32, algoritmo, signed_attr_settings=atributos)
    # Noutra linha de execução: quem chama pode já ter um laço de eventos (o navegador dos testes).
    with ThreadPoolExecutor(1) as linha:
        return bytes(linha.submit(asyncio.run, assinado).result().dump())


def _par(certificado: x509.Certificate, pem: bytes) -> Par:
    chave = serialization.load_pem_private_key(pem, password=None)
    if not isinstance(chave, rsa.RSAPrivateKey):
        raise TypeError("a chave da cadeia de teste não é RSA")
    return Par(certificado, chave)


def _autoridade(tipo: str, nome: str, de_cima: Par | None) -> Par:
    titular = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "BR"),
            x509.NameAttribute(
                NameOID.ORGANIZATION_NAME, "Gov-Br" if tipo == GOVBR else "ICP-Brasil"
            ),
            x509.NameAttribute(NameOID.COMMON_NAME, nome),
        ]
    )
    chave, agora = _chave(), datetime.now(UTC).replace(microsecond=0)
    emissor = de_cima.certificado.subject if de_cima else titular
    obra = _obra(titular, emissor, chave)
    obra = obra.not_valid_before(agora - timedelta(days=3650))
    obra = obra.not_valid_after(agora + timedelta(days=3650))
    obra = obra.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    obra = obra.add_extension(_uso(autoridade=True), critical=True)
    return Par(obra.sign(de_cima.chave if de_cima else chave, hashes.SHA256()), chave)


def _obra(
    titular: x509.Name, emissor: x509.Name, chave: rsa.RSAPrivateKey
) -> x509.CertificateBuilder:
    identificador = x509.SubjectKeyIdentifier.from_public_key(chave.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(titular)
        .issuer_name(emissor)
        .public_key(chave.public_key())
        .serial_number(x509.random_serial_number())
        .add_extension(identificador, critical=False)
    )


def _uso(*, autoridade: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not autoridade,
        content_commitment=not autoridade,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=autoridade,
        crl_sign=autoridade,
        encipher_only=False,
        decipher_only=False,
    )


def _politica(tipo: str) -> x509.CertificatePolicies:
    numero = x509.ObjectIdentifier(POLITICAS[tipo])
    return x509.CertificatePolicies([x509.PolicyInformation(numero, None)])


def _dados_da_pessoa(cpf: str) -> x509.SubjectAlternativeName:
    """Data de nascimento (ddmmaaaa), CPF, NIS, RG e órgão: o que não se tem vai em zeros."""
    texto = f"01011980{cpf}" + "0" * 26
    valor = bytes([0x04, len(texto)]) + texto.encode()
    return x509.SubjectAlternativeName([x509.OtherName(DADOS_DA_PESSOA, valor)])


def _chave() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _em_bytes(chave: rsa.RSAPrivateKey, forma: serialization.Encoding) -> bytes:
    sem_senha = serialization.NoEncryption()
    return chave.private_bytes(forma, serialization.PrivateFormat.PKCS8, sem_senha)


def _pem_da_chave(par: Par) -> str:
    return _em_bytes(par.chave, serialization.Encoding.PEM).decode()


def _asn1(certificado: x509.Certificate) -> Any:
    return asn1_x509.Certificate.load(certificado.public_bytes(serialization.Encoding.DER))
