"""Uma importação de arquivo: o que veio, quem pediu, o que mudaria e o que mudou."""

from typing import Self

from django.conf import settings
from django.db import models

from municipios.choices import SituacaoImportacao, TipoImportacao


class ImportacaoQuerySet(models.QuerySet["Importacao"]):
    def na_fila(self) -> Self:
        return self.filter(situacao=SituacaoImportacao.RECEBIDA)


class Importacao(models.Model):
    tipo = models.CharField("tipo", max_length=12, choices=TipoImportacao)
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoImportacao,
        default=SituacaoImportacao.RECEBIDA,
    )
    arquivo = models.FileField("arquivo", upload_to="importacoes/%Y/", blank=True)
    nome_original = models.CharField("nome do arquivo", max_length=255)
    sha256 = models.CharField(max_length=64)
    opcoes = models.JSONField("opções", default=dict, blank=True)
    diferenca = models.JSONField("diferença", default=dict, blank=True)
    erros = models.JSONField("erros", default=list, blank=True)
    feitas = models.PositiveIntegerField("linhas feitas", default=0)
    total = models.PositiveIntegerField("linhas", default=0)
    pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="importacoes"
    )
    pedida_em = models.DateTimeField("pedida em", auto_now_add=True)
    arrendada_ate = models.DateTimeField(null=True, blank=True)
    terminada_em = models.DateTimeField("terminada em", null=True, blank=True)

    objects = ImportacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "importação"
        verbose_name_plural = "importações"
        ordering = ["-pedida_em", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(feitas__lte=models.F("total")),
                name="importacao_progresso_coerente",
                violation_error_message="Linhas feitas não podem passar do total.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()}: {self.nome_original}"
