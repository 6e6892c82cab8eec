"""O documento oferecido à assinatura: os bytes ficam guardados para sempre, pelo conteúdo."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices.assinatura import SituacaoTermo
from municipios.models.adesao import Adesao
from municipios.models.ente import Ente
from municipios.models.modelo_termo import ModeloTermo

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class TermoQuerySet(models.QuerySet["Termo"]):
    def a_gerar(self, agora: datetime | None = None) -> Self:
        """Pedidos que ninguém está gerando: quem os reservou e morreu perde a reserva."""
        livres = models.Q(reservado_ate__isnull=True) | models.Q(
            reservado_ate__lt=agora or timezone.now()
        )
        return self.filter(livres, situacao=SituacaoTermo.PEDIDO)

    def prontos(self) -> Self:
        return self.filter(situacao=SituacaoTermo.PRONTO)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(adesao__ente__in=Ente.objects.administrados_por(usuario))


@pghistory.track()
class Termo(models.Model):
    """`dados` é o que foi escrito no texto; `codigo` é o que se digita para conferi-lo."""

    adesao = models.ForeignKey(Adesao, on_delete=models.PROTECT, related_name="termos")
    modelo = models.ForeignKey(ModeloTermo, on_delete=models.PROTECT, related_name="+")
    codigo = models.CharField("código de verificação", max_length=14, unique=True)
    dados = models.JSONField("dados do termo")
    sha256_texto = models.CharField("SHA-256 do texto", max_length=64)
    situacao = models.CharField(
        "situação", max_length=8, choices=SituacaoTermo, default=SituacaoTermo.PEDIDO
    )
    arquivo = models.CharField("arquivo", max_length=120, blank=True)
    sha256 = models.CharField("SHA-256 do arquivo", max_length=64, blank=True)
    preparado = models.CharField("arquivo com o lugar da assinatura", max_length=120, blank=True)
    hash_a_assinar = models.CharField("SHA-256 a assinar", max_length=64, blank=True)
    erro = models.CharField("por que não pôde ser gerado", max_length=300, blank=True)
    exige_contra_assinatura = models.BooleanField(
        "a SGD também assina",
        default=False,
        help_text="O que a SGD tinha decidido quando o termo foi pedido; não muda depois.",
    )
    pedido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pedido_em = models.DateTimeField("pedido em", default=timezone.now)
    pronto_em = models.DateTimeField("pronto em", null=True)
    reservado_ate = models.DateTimeField(null=True, editable=False)
    tentativas = models.PositiveSmallIntegerField("tentativas", default=0)

    objects = TermoQuerySet.as_manager()

    class Meta:
        verbose_name = "termo"
        ordering = ["-pedido_em", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["adesao"],
                condition=models.Q(situacao=SituacaoTermo.PEDIDO),
                name="termo_um_pedido_por_adesao",
                violation_error_message="O termo desta adesão já está sendo gerado.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoTermo.PRONTO)
                | (~models.Q(sha256="") & ~models.Q(arquivo="")),
                name="termo_pronto_tem_arquivo",
                violation_error_message="Termo pronto precisa do arquivo.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="pronto_nao_muda",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__situacao=SituacaoTermo.PRONTO),
            )
        ]

    def __str__(self) -> str:
        return f"Termo nº {self.numero}"

    @property
    def numero(self) -> str:
        return f"{timezone.localtime(self.pedido_em).year}/{self.pk:06d}"
