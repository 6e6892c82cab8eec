"""`manage.py criar_chave_da_ancora`: escreve um par de chaves novo, e não guarda nenhuma."""

import base64
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management.base import BaseCommand
from django.utils import timezone


class Command(BaseCommand):
    help = "Cria as chaves que assinam e conferem as âncoras; acrescente a pública às anteriores."

    def handle(self, *args: Any, **opcoes: Any) -> None:
        privada = Ed25519PrivateKey.generate()
        publica = base64.b64encode(privada.public_key().public_bytes_raw()).decode()
        segredo = base64.b64encode(privada.private_bytes_raw()).decode()
        self.stdout.write(f"REDEGOV_CHAVE_DA_ANCORA={segredo}")
        self.stdout.write(f"REDEGOV_CHAVES_DA_ANCORA={timezone.localdate():%Y-%m-%d}:{publica}")
