"""Conferência humana de uma assinatura no VALIDAR, do ITI: anotação, que não muda o veredito."""

import pgtrigger
from django.conf import settings
from django.db import models

from municipios.choices.assinatura import ResultadoValidacao
from municipios.models.assinatura import Assinatura
from municipios.models.documento import Documento


class Validacao(models.Model):
    """Só se acrescenta: quem se enganou anota de novo."""

    assinatura = models.ForeignKey(Assinatura, on_delete=models.PROTECT, related_name="validacoes")
    resultado = models.CharField("resultado", max_length=13, choices=ResultadoValidacao)
    feita_em = models.DateField("conferida em")
    observacao = models.TextField("observação", max_length=2000, blank=True)
    documento = models.ForeignKey(
        Documento, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    registrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    registrada_em = models.DateTimeField("registrada em", auto_now_add=True)

    class Meta:
        verbose_name = "conferência no VALIDAR"
        verbose_name_plural = "conferências no VALIDAR"
        ordering = ["-registrada_em", "-pk"]
        triggers = [
            pgtrigger.Protect(name="so_acrescimo", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_resultado_display()}, em {self.feita_em:%d/%m/%Y}"
