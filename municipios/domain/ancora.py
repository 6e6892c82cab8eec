"""As âncoras: o resumo diário das cadeias do histórico, guardado também fora do banco.

Quem reescreve uma cadeia inteira, ou corta o fim dela, deixa as contas certas; só uma cópia feita
antes, noutro lugar, o desmente. Cada âncora cita o SHA-256 da anterior: a última prova todas.
"""

import base64
import hashlib
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from municipios.domain.assinatura_da_ancora import assinar_ancora
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Ancora, Historico

_ESPERA = "SET LOCAL lock_timeout = '5s'"
# A trava espera quem está escrevendo terminar: dali para trás, nenhum ato novo aparece.
_TRAVAR = "LOCK TABLE municipios_historico IN SHARE MODE"
_CABECAS = """
SELECT DISTINCT ON (alvo_tipo COLLATE "C", alvo_id COLLATE "C") alvo_tipo, alvo_id, ordem, elo
  FROM municipios_historico WHERE id > %s AND id <= %s
 ORDER BY alvo_tipo COLLATE "C", alvo_id COLLATE "C", ordem DESC
"""


def ancorar(*, hoje: date | None = None) -> Ancora:
    """Faz a âncora do dia e o arquivo dela; repetir, ou voltar o relógio, não muda nada.

    Raises:
        OperationalError: alguém escreve há mais de 5 segundos; a próxima batida tenta de novo.
    """
    dia = hoje or timezone.localdate()
    ancora = Ancora.objects.filter(dia=dia).first() or _fazer(dia, _ultimo_ato())
    guardar(ancora)
    return ancora


@transaction.atomic
def _ultimo_ato() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_ESPERA)
        cursor.execute(_TRAVAR)
        cursor.execute("SELECT coalesce(max(id), 0) FROM municipios_historico")
        return int(cursor.fetchone()[0])


@transaction.atomic
def _fazer(dia: date, ate: int) -> Ancora:
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE municipios_ancora IN EXCLUSIVE MODE")
        anterior = Ancora.objects.first()
        if anterior and anterior.dia >= dia:
            return anterior
        # Se o fim do histórico foi cortado, o número não volta atrás: a conferência é quem acusa.
        de = anterior.ate if anterior else 0
        ate = max(ate, de)
        cursor.execute(_CABECAS, [de, ate])
        cabecas = cursor.fetchall()
    elo_anterior = anterior.elo if anterior else ""
    atos = Historico.objects.filter(pk__lte=ate).count()
    conteudo = _escrever(dia, atos, ate, elo_anterior, cabecas)
    ancora = Ancora.objects.create(
        dia=dia,
        atos=atos,
        ate=ate,
        anterior=elo_anterior,
        elo=resumo(conteudo),
        conteudo=conteudo,
        assinatura=assinar_ancora(conteudo),
    )
    _testemunhar(ancora)
    return ancora


def _testemunhar(ancora: Ancora) -> None:
    """O resumo do dia vai a caixas de fora: o que já se leu lá não se reescreve aqui."""
    campos = ("atos", "elo", "anterior", "assinatura")
    contexto = {campo: getattr(ancora, campo) for campo in campos}
    contexto["dia"] = f"{ancora.dia:%d/%m/%Y}"
    notificar_todos(
        Aviso(f"ancora:{ancora.elo}:{email}", "ancora_do_dia", email, contexto=contexto)
        for email in settings.PROVAS_DA_ANCORA.testemunhas
    )


def _escrever(dia: date, atos: int, ate: int, anterior: str, cabecas: list[Any]) -> str:
    """Uma cadeia por linha: o que mudou de um dia para o outro se vê com `diff`."""
    topo = {"dia": dia.isoformat(), "atos": atos, "ate": ate, "anterior": anterior}
    inicio = json.dumps(topo, indent=0).removesuffix("\n}")
    linhas = ",\n".join(json.dumps(cabeca) for cabeca in cabecas)
    return f'{inicio},\n"cabecas": [\n{linhas}\n]\n}}\n'


def resumo(conteudo: str) -> str:
    return hashlib.sha256(conteudo.encode()).hexdigest()


def arquivo_de(dia: date) -> Path:
    return Path(settings.ANCORAS) / f"{dia:%Y-%m-%d}.json"


def guardar(ancora: Ancora) -> None:
    """Escreve o arquivo, e o da assinatura, se faltam; o que já está lá nunca se troca."""
    destino = arquivo_de(ancora.dia)
    _escrever_se_falta(destino, ancora.conteudo.encode())
    if ancora.assinatura:
        _escrever_se_falta(destino.with_suffix(".sig"), base64.b64decode(ancora.assinatura))


def _escrever_se_falta(destino: Path, conteudo: bytes) -> None:
    if destino.exists():
        return
    destino.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    provisorio = destino.with_suffix(f".{os.getpid()}")
    with provisorio.open("wb") as saida:
        saida.write(conteudo)
        saida.flush()
        os.fsync(saida.fileno())
    provisorio.rename(destino)
