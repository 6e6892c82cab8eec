"""Delegação: o que um ente deixa um hub ver, de quando a quando."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from municipios.choices.hub import SituacaoDelegacao
from municipios.models.documento import Documento
from municipios.models.ente import Ente
from municipios.models.hub import Hub
from municipios.models.periodo import no_periodo

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class DelegacaoQuerySet(models.QuerySet["Delegacao"]):
    def abertas(self) -> Self:
        return self.filter(situacao=SituacaoDelegacao.ABERTA)

    def em_vigor(self, dia: date | None = None) -> Self:
        return self.abertas().filter(no_periodo(dia))

    def vencidas(self, dia: date) -> Self:
        return self.abertas().filter(fim__lt=dia)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """Quem responde pelo ente vê todas as dele; quem opera pelo hub, as que valem hoje."""
        if getattr(usuario, "eh_da_equipe", False):
            return self
        do_hub = Delegacao.objects.em_vigor().filter(hub__in=Hub.objects.operados_por(usuario))
        return self.filter(
            models.Q(ente__in=Ente.objects.administrados_por(usuario))
            | models.Q(pk__in=do_hub.values("pk"))
        )


@pghistory.track()
class Delegacao(models.Model):
    """O ente deixa o hub ver as suas implantações. Só ver: ninguém age por ele por causa disto."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="delegacoes")
    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="delegacoes")
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoDelegacao,
        default=SituacaoDelegacao.ABERTA,
        editable=False,
    )
    inicio = models.DateField("início", default=timezone.localdate)
    fim = models.DateField("fim", null=True, blank=True)
    oficio = models.ForeignKey(
        Documento, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    delegada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    delegada_em = models.DateTimeField("delegada em", default=timezone.now)
    revogada_em = models.DateTimeField("revogada em", null=True, blank=True)

    objects = DelegacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "delegação"
        verbose_name_plural = "delegações"
        ordering = ["ente", "-delegada_em", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ente", "hub"],
                condition=models.Q(situacao=SituacaoDelegacao.ABERTA),
                name="delegacao_unica_em_aberto",
                violation_error_message="Este hub já vê este ente. Revogue antes de delegar outra.",
            ),
            models.CheckConstraint(
                condition=models.Q(fim__isnull=True) | models.Q(fim__gte=models.F("inicio")),
                name="delegacao_datas_em_ordem",
                violation_error_message="O fim não pode ser antes do início.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoDelegacao.REVOGADA)
                | models.Q(revogada_em__isnull=False),
                name="delegacao_revogada_tem_data",
                violation_error_message="Delegação revogada precisa da data em que o foi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ente} a {self.hub}"

    @property
    def vale_hoje(self) -> bool:
        """O mesmo que `em_vigor`, da linha já lida."""
        hoje = timezone.localdate()
        aberta = self.situacao == SituacaoDelegacao.ABERTA
        return aberta and self.inicio <= hoje and (self.fim is None or self.fim >= hoje)

    @property
    def tom(self) -> str:
        return "concluida" if self.situacao == SituacaoDelegacao.ABERTA else "neutra"


def quantos_entes(dia: date | None = None) -> Coalesce:
    """Quantos entes deixam hoje cada hub ver; numa subconsulta, para caber em qualquer lista."""
    dele = Delegacao.objects.em_vigor(dia).filter(hub=models.OuterRef("pk")).order_by()
    contados = dele.values("hub").annotate(n=models.Count("pk")).values("n")
    return Coalesce(models.Subquery(contados), 0)
