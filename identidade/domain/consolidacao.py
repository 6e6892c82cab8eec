"""Consolidação: a situação de cada ente e as contagens do painel, derivadas dos fatos.

Como se calcula (as funções SQL estão em `identidade/migrations/0002_funcoes_de_consolidacao.py`,
para que um fato custe uma ida só ao banco):

- aderiu: tem adesão vigente; integrou: tem implantação em produção ou em uso; utiliza: em uso;
- população: a do ano mais novo e, no mesmo ano, o censo antes da estimativa;
- produto no ente: a situação mais avançada das implantações; suspensa só quando todas estão. Sem
  implantação não há linha, e o painel mostra “não iniciada”;
- ente extinto não conta em corte nenhum. Nada aqui depende do dia em que se calcula: prazo vencido
  só muda o consolidado quando vira fato (uma transição, uma saída de coorte).

Quem escreve um fato de `identidade` chama `consolidar` na mesma transação, uma vez, com todos os
entes tocados; quem escreve um de `municipios` chama `marcar_pendentes` e a varredura absorve.
"""

import time
from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from identidade.domain import tempo_parado
from identidade.models import Reconciliacao
from municipios.models import EntePendente


def consolidar(codigos: Iterable[str], *, agora: datetime | None = None) -> None:
    """Recalcula estes entes e leva às contagens só o que mudou, na transação de quem chama.

    Consolidações simultâneas entram em fila (trava de transação), em qualquer ordem de entes.
    """
    chaves = sorted(set(codigos))
    if not chaves:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT redegov_consolidar(%s::text[], %s)", [chaves, agora or timezone.now()]
        )


@transaction.atomic
def consolidar_pendentes(limite: int = 1000) -> int:
    """Absorve até `limite` recados de `municipios`; devolve quantos.

    Recado e consolidado somem e aparecem na mesma transação: um trabalhador morto não perde nada,
    e dois ao mesmo tempo dividem a fila.
    """
    pendentes = EntePendente.objects.select_for_update(skip_locked=True).order_by("pk")[:limite]
    linhas = list(pendentes.values_list("pk", "ente_id"))
    consolidar(ente for _, ente in linhas)
    EntePendente.objects.filter(pk__in=[pk for pk, _ in linhas]).delete()
    return len(linhas)


def consolidar_todos_os_pendentes(limite: int = 1000) -> int:
    """Varre a fila até esvaziá-la, um lote por transação; devolve quantos recados absorveu."""
    total = 0
    while feitos := consolidar_pendentes(limite):
        total += feitos
    return total


def contar_divergencias() -> int:
    """Linhas guardadas que diferem do recálculo feito agora, sem mudar nada; o certo é zero."""
    return _inteiro("SELECT redegov_divergencias()") + tempo_parado.contar_diferentes()


def reconstruir(*, agora: datetime | None = None) -> Reconciliacao:
    """Refaz tudo das origens e registra quantas linhas divergiam do incremental.

    O tempo parado tem transação própria: junto, esperaria por quem espera pelas contagens.
    """
    agora = agora or timezone.now()
    comeco = time.monotonic()
    with transaction.atomic():
        divergencias = _inteiro("SELECT redegov_reconstruir(%s)", agora)
    with transaction.atomic():
        divergencias += tempo_parado.refazer()
        return Reconciliacao.objects.create(
            feita_em=agora,
            divergencias=divergencias,
            duracao_ms=round((time.monotonic() - comeco) * 1000),
        )


def _inteiro(comando: str, *parametros: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(comando, parametros)
        return int(cursor.fetchone()[0])


FOTOGRAFAR = """
INSERT INTO identidade_contagemdiaria
       (dia, dimensao, chave, esfera, indicador, entes, populacao)
SELECT %s, dimensao, chave, esfera, indicador, entes, populacao FROM identidade_contagem
 WHERE entes <> 0 OR populacao <> 0
ON CONFLICT (dia, dimensao, chave, esfera, indicador)
DO UPDATE SET entes = EXCLUDED.entes, populacao = EXCLUDED.populacao"""
APAGAR_ZERADAS = """
DELETE FROM identidade_contagemdiaria d
 WHERE d.dia = %s
   AND NOT EXISTS (SELECT FROM identidade_contagem c
                    WHERE (c.dimensao, c.chave, c.esfera, c.indicador)
                        = (d.dimensao, d.chave, d.esfera, d.indicador)
                      AND (c.entes <> 0 OR c.populacao <> 0))"""


@transaction.atomic
def fotografar(dia: date | None = None) -> None:
    """Guarda as contagens como estão em `dia` (hoje); repetir no mesmo dia atualiza a foto."""
    dia = dia or timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute(APAGAR_ZERADAS, [dia])
        cursor.execute(FOTOGRAFAR, [dia])
