"""Hub: organização que integra os produtos para muitos entes, e só vê os que lhe delegam."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Upper
from django.utils import timezone

from municipios.choices import Uf
from municipios.choices.hub import SituacaoHub, SituacaoOperador, TipoHub
from municipios.models.ente import Ente
from municipios.models.periodo import vale_em
from municipios.validators import FORMATO_CNPJ, validar_cnpj

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class HubQuerySet(models.QuerySet["Hub"]):
    def ativos(self) -> Self:
        return self.filter(situacao=SituacaoHub.ATIVO)

    def operados_por(self, usuario: "Usuario | AnonymousUser", hoje: date | None = None) -> Self:
        """Os de que a pessoa é operadora confirmada hoje, pelo CPF do GOV.BR."""
        cpf = getattr(usuario, "cpf", None)
        if not cpf or not usuario.is_active:
            return self.none()
        dela = Hub.objects.filter(
            *vale_em("operadores", hoje or timezone.localdate()),
            operadores__cpf=cpf,
            operadores__situacao=SituacaoOperador.CONFIRMADO,
        )
        return self.ativos().filter(pk__in=dela.order_by().values("pk"))

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """Por dentro. O cadastro do hub (nome, CNPJ, quantos entes) é público."""
        return self if getattr(usuario, "eh_da_equipe", False) else self.operados_por(usuario)


@pghistory.track()
class Hub(models.Model):
    """Empresa estadual de TI, consórcio ou outra que integra produtos para muitos entes."""

    nome = models.CharField("nome", max_length=160)
    sigla = models.CharField("sigla", max_length=20)
    cnpj = models.CharField("CNPJ", max_length=14, validators=[validar_cnpj])
    tipo = models.CharField("tipo", max_length=10, choices=TipoHub)
    ufs = ArrayField(
        models.CharField(max_length=2, choices=Uf),
        verbose_name="UFs em que atua",
        help_text="Siglas separadas por vírgula.",
    )
    ente = models.ForeignKey(
        Ente,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hubs",
        verbose_name="estado a que pertence",
        help_text="Só diz de quem é: o estado não vê por isso os seus municípios.",
    )
    situacao = models.CharField(
        "situação", max_length=10, choices=SituacaoHub, default=SituacaoHub.ATIVO, editable=False
    )
    criado_em = models.DateTimeField("criado em", auto_now_add=True)

    objects = HubQuerySet.as_manager()

    class Meta:
        verbose_name = "hub"
        ordering = ["nome", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cnpj"],
                name="hub_cnpj_unico",
                violation_error_message="Já há um hub com este CNPJ.",
            ),
            models.UniqueConstraint(
                Upper("sigla"),
                name="hub_sigla_unica",
                violation_error_message="Já há um hub com esta sigla.",
            ),
            models.CheckConstraint(
                condition=models.Q(cnpj__regex=FORMATO_CNPJ),
                name="hub_cnpj_compacto",
                violation_error_message="O CNPJ tem 14 posições, sem pontos nem traços.",
            ),
        ]

    def __str__(self) -> str:
        return self.sigla

    @property
    def cnpj_formatado(self) -> str:
        c = self.cnpj
        return f"{c[:2]}.{c[2:5]}.{c[5:8]}/{c[8:12]}-{c[12:]}"
