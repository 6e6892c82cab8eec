"""Raiz em que o verificador confia: dado com validade, carregado pela SGD."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices.assinatura import TipoRaiz


class RaizConfiavelQuerySet(models.QuerySet["RaizConfiavel"]):
    def em(self, dia: date | None = None) -> Self:
        """As que valem no dia; as de teste só existem em demonstração."""
        dia = dia or timezone.localdate()
        valem = self.filter(models.Q(ate__isnull=True) | models.Q(ate__gte=dia), desde__lte=dia)
        return valem if settings.DEMONSTRACAO else valem.filter(de_teste=False)


class RaizConfiavel(models.Model):
    nome = models.CharField("nome", max_length=200)
    tipo = models.CharField("tipo", max_length=10, choices=TipoRaiz)
    pem = models.TextField("certificado (PEM)")
    impressao = models.CharField(
        "impressão digital (SHA-256)", max_length=64, unique=True, editable=False
    )
    desde = models.DateField("confiamos desde")
    ate = models.DateField("confiamos até", null=True, blank=True)
    de_teste = models.BooleanField("de teste", default=False, editable=False)

    objects = RaizConfiavelQuerySet.as_manager()

    class Meta:
        verbose_name = "raiz confiável"
        verbose_name_plural = "raízes confiáveis"
        ordering = ["tipo", "nome"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ate__isnull=True) | models.Q(ate__gte=models.F("desde")),
                name="raiz_confiavel_datas_em_ordem",
                violation_error_message="O fim não pode ser antes do início.",
            )
        ]

    def __str__(self) -> str:
        return self.nome
