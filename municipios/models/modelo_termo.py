"""Texto do termo de adesão, por esfera e versão. O publicado nunca muda."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices import Esfera
from municipios.models.coorte import Coorte

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class ModeloTermoQuerySet(models.QuerySet["ModeloTermo"]):
    def publicados(self) -> Self:
        return self.filter(publicado_em__isnull=False)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """O publicado é de todos; o rascunho, da equipe."""
        return self if getattr(usuario, "eh_da_equipe", False) else self.publicados()

    def da_esfera_em(self, esfera: str, dia: date | None = None) -> Self:
        """Os que valem para a esfera no dia; o primeiro é o que se usa."""
        vale = self.publicados().filter(esfera=esfera, inicio__lte=dia or timezone.localdate())
        return vale.order_by("-inicio", "-versao")


class ModeloTermo(models.Model):
    """Parágrafos separados por linha em branco; `#` abre título, e `{ente}` é variável."""

    esfera = models.CharField("esfera", max_length=10, choices=Esfera)
    versao = models.PositiveSmallIntegerField("versão")
    titulo = models.CharField("título", max_length=200)
    texto = models.TextField("texto")
    base_legal = models.CharField("base legal", max_length=500)
    inicio = models.DateField("vale a partir de")
    provisorio = models.BooleanField(
        "provisório",
        default=False,
        help_text="Escrito por nós enquanto o texto oficial não é carregado; o termo o diz.",
    )
    exige_nova_assinatura = models.BooleanField(
        "quem já aderiu assina de novo",
        default=False,
        help_text="Abre o pedido de nova assinatura no grupo escolhido, ou em todos.",
    )
    coorte = models.ForeignKey(
        Coorte,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="só deste grupo",
    )
    criado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    publicado_em = models.DateTimeField("publicado em", null=True, editable=False)
    publicado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    objects = ModeloTermoQuerySet.as_manager()

    class Meta:
        verbose_name = "modelo de termo"
        verbose_name_plural = "modelos de termo"
        ordering = ["esfera", "-versao"]
        constraints = [
            models.UniqueConstraint(
                fields=["esfera", "versao"],
                name="modelo_termo_versao",
                violation_error_message="Já há esta versão do termo nesta esfera.",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="publicado_nao_muda",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__publicado_em__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"Termo {self.get_esfera_display().lower()}, versão {self.versao}"
