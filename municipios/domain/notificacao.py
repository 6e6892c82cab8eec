"""Avisos: escrever a linha é avisar; quem entrega é a varredura da caixa de saída."""

import hashlib
from typing import Any

from django.conf import settings

from municipios.models import Ente, Notificacao


def notificar(
    chave: str,
    *,
    motivo: str,
    destinatario: str,
    nome: str = "",
    ente: Ente | None = None,
    contexto: dict[str, Any] | None = None,
) -> None:
    """Grava o aviso na transação de quem chama.

    `chave` é `<regra>:<sujeito>:<pessoa>:<período>` e vale para sempre: repetir não cria nada.
    `motivo` é o nome dos textos em `templates/emails/<motivo>_{assunto.txt,corpo.txt,corpo.html}`.
    O Message-ID sai da chave: se uma entrega se repetir, o programa de correio a reconhece.
    """
    digesto = hashlib.sha256(f"{settings.SECRET_KEY}:{chave}".encode()).hexdigest()[:32]
    aviso = Notificacao(
        chave=chave,
        motivo=motivo,
        destinatario=destinatario,
        nome_destinatario=nome,
        ente=ente,
        contexto=contexto or {},
        message_id=f"<{digesto}@{settings.DOMINIO_DO_CORREIO}>",
    )
    Notificacao.objects.bulk_create([aviso], ignore_conflicts=True)
