"""Interesse: um ente quer um produto; quem disse, quando e de onde veio."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from identidade.choices.interesse import OrigemInteresse, SituacaoInteresse
from identidade.models.diagnostico import Diagnostico
from identidade.models.produto import Produto
from municipios.models import Ente, Evento

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario

_DE_ONDE = (
    Q(origem=OrigemInteresse.EVENTO, evento__isnull=False, diagnostico__isnull=True)
    | Q(origem=OrigemInteresse.DIAGNOSTICO, evento__isnull=True, diagnostico__isnull=False)
    | Q(origem=OrigemInteresse.DITO, evento__isnull=True, diagnostico__isnull=True)
)


class InteresseQuerySet(models.QuerySet["Interesse"]):
    def abertos(self) -> Self:
        return self.filter(situacao=SituacaoInteresse.ABERTO)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))


@pghistory.track()
class Interesse(models.Model):
    """Um aberto por ente e produto; retirado, fica na história com o motivo."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="interesses")
    produto = models.ForeignKey(Produto, on_delete=models.PROTECT, related_name="interesses")
    situacao = models.CharField("situação", max_length=8, choices=SituacaoInteresse)
    origem = models.CharField("de onde veio", max_length=11, choices=OrigemInteresse)
    evento = models.ForeignKey(
        Evento, on_delete=models.PROTECT, null=True, blank=True, related_name="interesses"
    )
    diagnostico = models.ForeignKey(
        Diagnostico, on_delete=models.PROTECT, null=True, blank=True, related_name="interesses"
    )
    manifestado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    manifestado_em = models.DateTimeField("manifestado em", default=timezone.now)
    retirado_em = models.DateTimeField("retirado em", null=True, blank=True)
    motivo_retirada = models.CharField("por que se retirou", max_length=1000, blank=True)

    objects = InteresseQuerySet.as_manager()

    class Meta:
        verbose_name = "interesse"
        ordering = ["-manifestado_em", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ente", "produto"],
                condition=Q(situacao=SituacaoInteresse.ABERTO),
                name="interesse_um_aberto_por_produto",
                violation_error_message="O interesse do ente neste produto já está registrado.",
            ),
            models.CheckConstraint(
                condition=Q(situacao=SituacaoInteresse.ABERTO, retirado_em__isnull=True)
                | Q(
                    Q(situacao=SituacaoInteresse.RETIRADO, retirado_em__isnull=False)
                    & ~Q(motivo_retirada="")
                ),
                name="interesse_retirado_tem_motivo",
                violation_error_message="Interesse retirado tem data e motivo.",
            ),
            models.CheckConstraint(
                condition=_DE_ONDE,
                name="interesse_diz_de_onde_veio",
                violation_error_message="Diga de que evento ou diagnóstico veio o interesse.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ente_id}: {self.produto_id}"

    @property
    def tom(self) -> str:
        return "concluida" if self.situacao == SituacaoInteresse.ABERTO else "neutra"
