"""A conferência do tempo parado: as somas guardadas contra as que os bloqueios dão.

A função `redegov_tempos_diferentes` está em `identidade/migrations/0026_tempo_parado.py`.
"""

from django.db import connection

CONTAR = "SELECT count(*) FROM redegov_tempos_diferentes()"
REFAZER = """
INSERT INTO identidade_tempoparado (motivo_id, alvo, abertos, desde, encerrados)
SELECT * FROM redegov_tempos_diferentes()
ON CONFLICT (motivo_id, alvo) DO UPDATE SET
       (abertos, desde, encerrados) = (EXCLUDED.abertos, EXCLUDED.desde, EXCLUDED.encerrados)"""
# Quem grava um bloqueio muda a soma na mesma transação: parada a soma, os dois se veem juntos.
TRAVAR = "LOCK TABLE identidade_tempoparado IN SHARE ROW EXCLUSIVE MODE"


def contar_diferentes() -> int:
    """Somas guardadas que diferem do recálculo feito agora, sem mudar nada; o certo é zero."""
    with connection.cursor() as cursor:
        cursor.execute(CONTAR)
        return int(cursor.fetchone()[0])


def refazer() -> int:
    """Refaz as somas dos bloqueios, na transação de quem chama; devolve quantas diferiam."""
    with connection.cursor() as cursor:
        cursor.execute(TRAVAR)
        cursor.execute(REFAZER)
        return int(cursor.rowcount)
