"""Quem manda no banco adultera o histórico: desliga os gatilhos, mexe, religa."""

import re
from typing import Any

from django.db import connection

from municipios.domain.transicoes import registrar
from municipios.models import Ente, Usuario
from municipios.models.historico import ELO, FORMA


def escrever_atos(ente: Ente, por: Usuario, quantos: int = 4) -> None:
    for numero in range(1, quantos + 1):
        registrar(ente, "anotar", f"Anotar {numero}", por=por)


def adulterar(*comandos: str, valores: list[Any] | None = None) -> None:
    """Nos comandos, `historico` é a tabela dos atos."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabela in ("municipios_historico", "municipios_ancora"):
            cursor.execute(f"ALTER TABLE {tabela} DISABLE TRIGGER USER")
        for comando in comandos:
            inteiro = re.sub(r"\bhistorico\b", "municipios_historico", comando)
            cursor.execute(inteiro, valores if "%s" in comando else None)
        for tabela in ("municipios_historico", "municipios_ancora"):
            cursor.execute(f"ALTER TABLE {tabela} ENABLE TRIGGER USER")
        cursor.execute(
            "ALTER TABLE municipios_historico DISABLE TRIGGER pgtrigger_nao_se_esvazia_6e1f2"
        )


def reencadear(a_partir_de: int) -> list[str]:
    """Os comandos de quem refaz, um a um, os elos do fim da cadeia."""
    elo = ELO.format(
        anterior="(SELECT p.elo FROM municipios_historico p WHERE p.alvo_tipo = h.alvo_tipo"
        " AND p.alvo_id = h.alvo_id AND p.ordem = h.ordem - 1)",
        forma=FORMA.format(ato="h", ordem="h.ordem"),
    )
    return [
        f"UPDATE historico h SET elo = {elo} WHERE ordem = {ordem}"  # noqa: S608
        for ordem in range(a_partir_de, a_partir_de + 9)
    ]
