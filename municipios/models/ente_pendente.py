"""Ente com fato novo em `municipios`, à espera de consolidação em `identidade`."""

from django.db import models

from municipios.models.ente import Ente


class EntePendente(models.Model):
    """Linha escrita na transação do fato; some quando o consolidado a absorve."""

    ente = models.ForeignKey(Ente, on_delete=models.CASCADE, related_name="+")
    motivo = models.CharField(max_length=60)
    criado_em = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "ente pendente"
        verbose_name_plural = "entes pendentes"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.ente_id}: {self.motivo}"
