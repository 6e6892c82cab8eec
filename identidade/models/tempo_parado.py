"""Tempo parado: de cada motivo, quanto os bloqueios somam, sem ler os bloqueios."""

from datetime import date
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F

from identidade.choices.bloqueio import AlvoBloqueio

# As datas de início dos abertos somam-se em dias desde aqui: a soma serve para qualquer “hoje”.
DIA_ZERO = date(1970, 1, 1)
# As linhas antes (sinal -1) e depois (1) da instrução mudam as somas; na ordem dos motivos, para
# que duas instruções ao mesmo tempo não se travem uma à outra.
SOMAR = """
INSERT INTO identidade_tempoparado AS t (motivo_id, alvo, abertos, desde, encerrados)
SELECT motivo_id, '{alvo}', COALESCE(sum(sinal) FILTER (WHERE fim IS NULL), 0),
       COALESCE(sum(sinal * (inicio - DATE '1970-01-01')) FILTER (WHERE fim IS NULL), 0),
       COALESCE(sum(sinal * (fim - inicio)), 0)
  FROM ({linhas}) m GROUP BY motivo_id ORDER BY motivo_id
ON CONFLICT (motivo_id, alvo) DO UPDATE SET
       abertos = t.abertos + EXCLUDED.abertos, desde = t.desde + EXCLUDED.desde,
       encerrados = t.encerrados + EXCLUDED.encerrados;
RETURN NULL;
"""
LINHAS = "SELECT {sinal} AS sinal, motivo_id, inicio, fim FROM {tabela}"


def somado_em(alvo: AlvoBloqueio) -> list[pgtrigger.Trigger]:
    """Os gatilhos da tabela de bloqueios deste alvo, que ninguém apaga: só entra e muda linha."""
    depois = LINHAS.format(sinal=1, tabela="depois")
    antes = LINHAS.format(sinal=-1, tabela="antes")
    entra, muda = (
        pgtrigger.Referencing(new="depois"),
        pgtrigger.Referencing(old="antes", new="depois"),
    )
    return [
        _gatilho("soma_ao_entrar", pgtrigger.Insert, entra, alvo, depois),
        _gatilho("soma_ao_mudar", pgtrigger.Update, muda, alvo, f"{depois} UNION ALL {antes}"),
    ]


def _gatilho(
    nome: str,
    operacao: pgtrigger.Operation,
    tabelas: pgtrigger.Referencing,
    alvo: AlvoBloqueio,
    linhas: str,
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=nome,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operacao,
        referencing=tabelas,
        func=SOMAR.format(alvo=alvo, linhas=linhas),
    )


class TempoParadoQuerySet(models.QuerySet["TempoParado"]):
    def com_dias(self, hoje: date) -> Self:
        """`dias`: corridos, dos bloqueios que acabaram e dos abertos até `hoje`."""
        dos_abertos = F("abertos") * (hoje - DIA_ZERO).days - F("desde")
        return self.annotate(dias=F("encerrados") + dos_abertos)


class TempoParado(models.Model):
    """De um motivo, quantos bloqueios abertos, e as somas que dão os dias parados até um dia.

    Quem soma é o banco, na transação de quem grava o bloqueio, por onde quer que se grave; a noite
    confere. As colunas recebem diferenças: por isso não se exige aqui que sejam positivas.
    """

    motivo = models.ForeignKey(
        "identidade.MotivoBloqueio",
        on_delete=models.CASCADE,
        related_name="tempos",
        db_index=False,
    )
    alvo = models.CharField(max_length=12, choices=AlvoBloqueio)
    abertos = models.IntegerField(default=0)
    desde = models.BigIntegerField(default=0)
    encerrados = models.BigIntegerField(default=0)

    objects = TempoParadoQuerySet.as_manager()

    class Meta:
        verbose_name = "tempo parado por motivo"
        verbose_name_plural = "tempos parados por motivo"
        ordering = ["motivo", "alvo"]
        constraints = [
            models.UniqueConstraint(fields=["motivo", "alvo"], name="tempo_parado_unico_no_motivo")
        ]

    def __str__(self) -> str:
        return f"{self.motivo_id}: {self.alvo}"
