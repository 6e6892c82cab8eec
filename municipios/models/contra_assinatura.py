"""O termo que a autoridade já assinou e a SGD ainda vai assinar, por cima da assinatura dela."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

import pghistory
from django.db import models
from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.models.assinatura import Assinatura
from municipios.models.termo import Termo

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario

TENTATIVAS = 3


class ContraAssinaturaQuerySet(models.QuerySet["ContraAssinatura"]):
    def a_preparar(self, agora: datetime | None = None) -> Self:
        """As que ninguém está preparando: quem as reservou e morreu perde a reserva."""
        agora = agora or timezone.now()
        livres = models.Q(reservada_ate__isnull=True) | models.Q(reservada_ate__lt=agora)
        return self.em_espera().filter(livres, preparado="", tentativas__lt=TENTATIVAS)

    def em_espera(self) -> Self:
        """O termo mais novo da adesão, e ela à espera da SGD: o que se assina agora."""
        espera = SituacaoAdesao.AGUARDANDO_SGD
        mais_novo = (
            Termo.objects.prontos()
            .filter(adesao=models.OuterRef("termo__adesao"))
            .order_by("-pedido_em", "-pk")
            .values("pk")[:1]
        )
        return self.filter(termo__adesao__situacao=espera, termo=models.Subquery(mais_novo))

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


@pghistory.track()
class ContraAssinatura(models.Model):
    """`preparado` é o arquivo da autoridade com o lugar da assinatura da SGD."""

    termo = models.OneToOneField(Termo, on_delete=models.PROTECT, related_name="contra_assinatura")
    primeira = models.OneToOneField(
        Assinatura,
        on_delete=models.PROTECT,
        related_name="contra_assinatura",
        verbose_name="assinatura da autoridade",
    )
    pedida_em = models.DateTimeField("à espera desde", default=timezone.now)
    preparado = models.CharField(
        "arquivo com o lugar da assinatura", max_length=120, blank=True, editable=False
    )
    hash_a_assinar = models.CharField("SHA-256 a assinar", max_length=64, blank=True)
    reservada_ate = models.DateTimeField(null=True, editable=False)
    tentativas = models.PositiveSmallIntegerField("tentativas", default=0)

    objects = ContraAssinaturaQuerySet.as_manager()

    class Meta:
        verbose_name = "contra-assinatura da SGD"
        verbose_name_plural = "contra-assinaturas da SGD"
        ordering = ["pedida_em", "pk"]

    def __str__(self) -> str:
        return f"Assinatura da SGD no {self.termo}"

    @property
    def desistiu(self) -> bool:
        """O lugar da assinatura não pôde ser preparado, e a varredura não tenta mais."""
        return not self.preparado and self.tentativas >= TENTATIVAS
