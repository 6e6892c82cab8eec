"""Correio da demonstração: cada mensagem vira um arquivo `.eml` na pasta de dados."""

from collections.abc import Sequence
from pathlib import Path

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from municipios.domain.correio import arquivo_da_mensagem


class PastaDeEmails(BaseEmailBackend):
    """Grava inteiro ou não grava: escreve ao lado e troca de nome."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for email in email_messages:
            mensagem = email.message()
            _gravar(arquivo_da_mensagem(str(mensagem["Message-ID"])), mensagem.as_bytes())
        return len(email_messages)


def _gravar(destino: Path, conteudo: bytes) -> None:
    destino.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    rascunho = destino.with_suffix(".parcial")
    rascunho.write_bytes(conteudo)
    rascunho.chmod(0o600)
    rascunho.replace(destino)
