"""Operador: quem trabalha por um hub no portal."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices.hub import (
    OPERADOR_EM_ABERTO,
    TOM_DO_OPERADOR,
    PapelOperador,
    SituacaoOperador,
)
from municipios.models.hub import Hub
from municipios.models.periodo import no_periodo
from municipios.validators import FORMATO_CPF, mascarar_cpf, validar_cpf

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class OperadorQuerySet(models.QuerySet["Operador"]):
    def em_aberto(self) -> Self:
        return self.filter(situacao__in=OPERADOR_EM_ABERTO)

    def aguardando_primeiro_acesso(self) -> Self:
        return self.filter(situacao=SituacaoOperador.INDICADO)

    def em_exercicio(self, dia: date | None = None) -> Self:
        return self.filter(no_periodo(dia), situacao=SituacaoOperador.CONFIRMADO)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self.filter(hub__in=Hub.objects.visiveis_para(usuario))


@pghistory.track()
class Operador(models.Model):
    """Quem opera pelo hub: confirma-se no primeiro acesso pelo GOV.BR, por CPF."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="operadores")
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoOperador,
        default=SituacaoOperador.INDICADO,
        editable=False,
    )
    nome = models.CharField("nome", max_length=200)
    cpf = models.CharField("CPF", max_length=11, validators=[validar_cpf])
    email = models.EmailField("e-mail de trabalho")
    papel = models.CharField(
        "papel",
        max_length=11,
        choices=PapelOperador,
        help_text="O responsável também indica operadores e entrega o relatório do mês.",
    )
    inicio = models.DateField("início", default=timezone.localdate)
    fim = models.DateField("fim", null=True, blank=True)
    indicado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    indicado_em = models.DateTimeField("indicado em", default=timezone.now)
    confirmado_em = models.DateTimeField("confirmado em", null=True, blank=True)

    objects = OperadorQuerySet.as_manager()

    class Meta:
        verbose_name = "operador de hub"
        verbose_name_plural = "operadores de hub"
        ordering = ["hub", "-papel", "nome", "pk"]
        indexes = [models.Index("cpf", "situacao", name="operador_cpf_situacao")]
        constraints = [
            models.UniqueConstraint(
                fields=["hub", "cpf"],
                condition=models.Q(situacao__in=OPERADOR_EM_ABERTO),
                name="operador_unico_em_aberto",
                violation_error_message="Esta pessoa já opera por este hub.",
            ),
            models.CheckConstraint(
                condition=models.Q(cpf__regex=FORMATO_CPF),
                name="operador_cpf_compacto",
                violation_error_message="O CPF deve ter 11 números.",
            ),
            models.CheckConstraint(
                condition=models.Q(fim__isnull=True) | models.Q(fim__gte=models.F("inicio")),
                name="operador_datas_em_ordem",
                violation_error_message="O fim não pode ser antes do início.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoOperador.CONFIRMADO)
                | models.Q(confirmado_em__isnull=False),
                name="operador_confirmado_tem_data",
                violation_error_message="Operador confirmado precisa da data da confirmação.",
            ),
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def tom(self) -> str:
        return TOM_DO_OPERADOR.get(SituacaoOperador(self.situacao), "neutra")

    @property
    def cpf_mascarado(self) -> str:
        return mascarar_cpf(self.cpf)
