"""A âncora do dia: o que a cadeia do histórico dizia à noite, para comparar depois."""

import pgtrigger
from django.db import models

from municipios.models.historico import NAO_SE_ESVAZIA


class Ancora(models.Model):
    """O resumo das pontas de todas as cadeias que se moveram desde a âncora anterior.

    `conteudo` é, byte por byte, o arquivo que se guarda fora do banco; `elo`, o SHA-256 dele. O
    conteúdo cita o elo da âncora anterior: a última prova todas.
    """

    dia = models.DateField("dia", unique=True)
    atos = models.PositiveBigIntegerField("atos até aqui")
    ate = models.PositiveBigIntegerField("número do último ato")
    anterior = models.CharField("elo anterior", max_length=64, blank=True)
    elo = models.CharField("elo", max_length=64, unique=True)
    conteudo = models.TextField("conteúdo")
    assinatura = models.CharField(
        "assinatura (Ed25519, base64)",
        max_length=88,
        blank=True,
        help_text="Dos bytes do conteúdo; vazia se não havia chave para assinar.",
    )
    feita_em = models.DateTimeField("feita em", auto_now_add=True)

    class Meta:
        verbose_name = "âncora do histórico"
        verbose_name_plural = "âncoras do histórico"
        ordering = ["-dia"]
        triggers = [
            pgtrigger.Protect(name="so_acrescimo", operation=pgtrigger.Update | pgtrigger.Delete),
            NAO_SE_ESVAZIA,
        ]

    def __str__(self) -> str:
        return f"Âncora de {self.dia:%d/%m/%Y}"
