"""O que um hub informa por mês: que órgãos de que entes ele integrou a que produtos."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from identidade.choices.relatorio_hub import TOM_DO_RELATORIO, SituacaoRelatorio
from municipios.models import Hub

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario

DIA_DA_ENTREGA = 5


def vencimento_do_mes(mes: date) -> date:
    """O dia 05 do mês seguinte."""
    return date(mes.year + mes.month // 12, mes.month % 12 + 1, DIA_DA_ENTREGA)


class RelatorioHubQuerySet(models.QuerySet["RelatorioHub"]):
    def entregues(self) -> Self:
        return self.filter(situacao=SituacaoRelatorio.ENTREGUE)

    def com_contas(self) -> Self:
        return self.annotate(quantas=models.Count("linhas"))

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self.filter(hub__in=Hub.objects.visiveis_para(usuario))


@pghistory.track()
class RelatorioHub(models.Model):
    """Um por hub e mês. Cumulativo: cada mês traz só o que é novo ou mudou."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="relatorios")
    mes = models.DateField("mês de referência", help_text="O primeiro dia do mês.")
    situacao = models.CharField(
        "situação", max_length=9, choices=SituacaoRelatorio, default=SituacaoRelatorio.RECEBIDO
    )
    aberto_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    aberto_em = models.DateTimeField("aberto em", default=timezone.now)
    entregue_em = models.DateTimeField("entregue em", null=True, blank=True)

    objects = RelatorioHubQuerySet.as_manager()

    class Meta:
        verbose_name = "relatório de hub"
        verbose_name_plural = "relatórios de hub"
        ordering = ["hub", "-mes"]
        constraints = [
            models.UniqueConstraint(
                fields=["hub", "mes"],
                name="relatorio_hub_um_por_mes",
                violation_error_message="Este hub já tem relatório deste mês.",
            ),
            models.CheckConstraint(
                condition=Q(mes__day=1),
                name="relatorio_hub_mes_comeca_no_dia_1",
                violation_error_message="O mês se grava pelo primeiro dia dele.",
            ),
            models.CheckConstraint(
                condition=~Q(situacao=SituacaoRelatorio.ENTREGUE) | Q(entregue_em__isnull=False),
                name="relatorio_hub_entregue_tem_data",
                violation_error_message="Relatório entregue precisa da data da entrega.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hub}, {self.mes:%m/%Y}"

    @property
    def vence_em(self) -> date:
        return vencimento_do_mes(self.mes)

    @property
    def tom(self) -> str:
        return TOM_DO_RELATORIO[SituacaoRelatorio(self.situacao)]

    @property
    def nome_do_arquivo(self) -> str:
        return f"relatorio-{slugify(self.hub.sigla) or self.hub_id}-{self.mes:%Y-%m}"
