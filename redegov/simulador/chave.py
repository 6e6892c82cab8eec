"""A chave RSA do emissor: guardada na pasta de dados para que um reinício não a troque."""

import json
import os
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

KID = "rsa1"


def fabricar() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def carregar(pasta: Path) -> rsa.RSAPrivateKey:
    """Lê a chave da pasta; na primeira vez, fabrica e guarda (0600)."""
    arquivo = pasta / "chave.pem"
    if arquivo.exists():
        lida = serialization.load_pem_private_key(arquivo.read_bytes(), password=None)
        if isinstance(lida, rsa.RSAPrivateKey):
            return lida
    chave = fabricar()
    pem = chave.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    pasta.mkdir(parents=True, exist_ok=True)
    descritor = os.open(arquivo, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descritor, "wb") as saida:
        saida.write(pem)
    return chave


def publica_em_pem(chave: rsa.RSAPrivateKey) -> bytes:
    return chave.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def publica_em_jwk(chave: rsa.RSAPrivateKey, kid: str = KID) -> dict[str, Any]:
    """Como o GOV.BR publica: com `alg`, sem `use`."""
    completa = json.loads(RSAAlgorithm.to_jwk(chave.public_key()))
    return {"kty": "RSA", "alg": "RS256", "kid": kid, "n": completa["n"], "e": completa["e"]}
