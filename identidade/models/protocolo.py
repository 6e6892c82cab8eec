"""Protocolo: o pedido no serviço de integração da SGD, que lá só quem o abriu vê."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from identidade.choices import SituacaoProtocolo
from identidade.models.implantacao import Implantacao

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario


class ProtocoloQuerySet(models.QuerySet["Protocolo"]):
    def abertos(self) -> Self:
        return self.filter(situacao=SituacaoProtocolo.ABERTO)

    def no_limite(self, hoje: date) -> Self:
        return self.abertos().filter(limite__lte=hoje)

    def resumidos(self) -> ArraySubquery:
        """Os da implantação de fora, do mais novo ao mais antigo, numa coluna só."""
        campos = {nome: F(nome) for nome in ("pk", "numero", "situacao", "limite")}
        da_implantacao = self.filter(implantacao=OuterRef("pk")).order_by("-aberto_em", "-pk")
        return ArraySubquery(da_implantacao.values(resumo=JSONObject(**campos)))

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self.filter(implantacao__in=Implantacao.objects.visiveis_para(usuario))


@pghistory.track()
class Protocolo(models.Model):
    """É do ente, não da pessoa: fica quando quem o abriu sai."""

    implantacao = models.ForeignKey(
        Implantacao, on_delete=models.PROTECT, related_name="protocolos"
    )
    numero = models.CharField("número", max_length=60)
    situacao = models.CharField("situação", max_length=9, choices=SituacaoProtocolo)
    aberto_por_nome = models.CharField("quem abriu", max_length=200)
    aberto_por_contato = models.CharField(
        "contato de quem abriu", max_length=200, help_text="E-mail ou telefone de trabalho."
    )
    aberto_em = models.DateField("aberto em")
    verificado_em = models.DateField("verificado em", help_text="Última vez em que se olhou lá.")
    limite = models.DateField("limite", help_text="Nesse dia, sem resposta, o portal avisa.")
    registrado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    registrado_em = models.DateTimeField("registrado em", default=timezone.now)

    objects = ProtocoloQuerySet.as_manager()

    class Meta:
        verbose_name = "protocolo"
        ordering = ["-aberto_em", "-pk"]
        indexes = [
            models.Index(
                "limite",
                name="protocolo_aberto_limite",
                condition=Q(situacao=SituacaoProtocolo.ABERTO),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["implantacao", "numero"],
                name="protocolo_unico_na_implantacao",
                violation_error_message="Este protocolo já está registrado nesta implantação.",
            ),
            models.CheckConstraint(
                condition=Q(numero__gt="", aberto_por_nome__gt="", aberto_por_contato__gt=""),
                name="protocolo_completo",
                violation_error_message="Diga o número, quem abriu e o contato de quem abriu.",
            ),
            models.CheckConstraint(
                condition=Q(verificado_em__gte=F("aberto_em"), limite__gte=F("verificado_em")),
                name="protocolo_datas_em_ordem",
                violation_error_message="As datas vêm nesta ordem: abertura, verificação, limite.",
            ),
        ]

    def __str__(self) -> str:
        return f"Protocolo {self.numero}"

    @property
    def ente_id(self) -> str:
        return self.implantacao.ente_id
