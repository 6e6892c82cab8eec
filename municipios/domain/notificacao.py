"""Avisos: escrever a linha é avisar; quem entrega é a varredura (`entrega.py`)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.conf import settings
from django.db import connection
from django.utils import timezone

from municipios.choices import SituacaoNotificacao
from municipios.models import Ente


@dataclass(frozen=True)
class Aviso:
    """Uma linha a escrever na caixa de saída.

    `chave` é `<regra>:<sujeito>:<pessoa>:<período>` e vale para sempre: repetir não cria nada.
    `motivo` é o nome dos textos em `templates/emails/<motivo>_{assunto.txt,corpo.txt,corpo.html}`,
    que recebem o `contexto` e mais `nome`, `ente` e `url` (o endereço do portal, sem barra final).
    """

    chave: str
    motivo: str
    destinatario: str
    nome: str = ""
    ente_id: str | None = None
    contexto: dict[str, Any] = field(default_factory=dict)

    @property
    def message_id(self) -> str:
        """Sai da chave: se uma entrega se repetir, o programa de correio a reconhece."""
        digesto = hashlib.sha256(f"{settings.SECRET_KEY}:{self.chave}".encode()).hexdigest()[:32]
        return f"<{digesto}@{settings.DOMINIO_DO_CORREIO}>"


def notificar(
    chave: str,
    *,
    motivo: str,
    destinatario: str,
    nome: str = "",
    ente: Ente | None = None,
    contexto: dict[str, Any] | None = None,
) -> None:
    """Grava um aviso na transação de quem chama (veja `Aviso`)."""
    aviso = Aviso(chave, motivo, destinatario, nome, ente.pk if ente else None, contexto or {})
    notificar_todos([aviso])


INSERIR = """
INSERT INTO municipios_notificacao
       (chave, motivo, destinatario, nome_destinatario, ente_id, contexto, message_id,
        situacao, criada_em, proxima_tentativa_em, tentativas, repeticoes, erro)
SELECT n.*, %s, %s, %s, 0, 0, ''
  FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::jsonb[], %s::text[]
       ) AS n
ON CONFLICT DO NOTHING"""


def notificar_todos(avisos: Iterable[Aviso]) -> int:
    """Grava os avisos de uma vez, na transação de quem chama; devolve quantos são novos.

    Em ordem de chave: duas varreduras simultâneas fazem fila em vez de se travarem.
    """
    linhas = [
        (a.chave, a.motivo, a.destinatario, a.nome, a.ente_id, _json(a.contexto), a.message_id)
        for a in sorted(avisos, key=lambda aviso: aviso.chave)
    ]
    if not linhas:
        return 0
    agora = timezone.now()
    colunas = [list(coluna) for coluna in zip(*linhas, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(INSERIR, [str(SituacaoNotificacao.PENDENTE), agora, agora, *colunas])
        return int(cursor.rowcount)


def _json(contexto: dict[str, Any]) -> str:
    return orjson.dumps(contexto).decode()
