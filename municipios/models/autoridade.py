"""Chefe do Executivo de um ente e o seu mandato."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.utils import timezone

from municipios.choices import CondicaoAutoridade
from municipios.models.documento import Documento
from municipios.models.ente import Ente
from municipios.models.periodo import PeriodoFechado
from municipios.validators import FORMATO_CPF, mascarar_cpf, validar_cpf

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class AutoridadeQuerySet(models.QuerySet["Autoridade"]):
    def no_cargo_em(self, dia: date | None = None) -> Self:
        """Quem responde pelo ente no dia: o vice em exercício, se houver, vem antes do titular."""
        dia = dia or timezone.localdate()
        return self.filter(
            models.Q(fim__isnull=True) | models.Q(fim__gte=dia), inicio__lte=dia
        ).order_by("ente", "condicao", "-inicio")

    def por_terminar(self, dia: date | None = None) -> Self:
        """Os mandatos de agora e os que ainda vão começar."""
        return self.filter(
            models.Q(fim__isnull=True) | models.Q(fim__gte=dia or timezone.localdate())
        )

    def no_cargo_entre(self, inicio: date, fim: date | None) -> Self:
        """Quem esteve no cargo em algum dia do período; sem fim, daí em diante."""
        entre = self.filter(models.Q(fim__isnull=True) | models.Q(fim__gte=inicio))
        return entre.filter(inicio__lte=fim) if fim else entre

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))


@pghistory.track()
class Autoridade(models.Model):
    """Prefeito(a) ou governador(a), titular ou em exercício. Mandatos passados também cabem.

    Ninguém ocupa o mesmo lugar nos mesmos dias: a exclusão é por ente e condição, porque o vice
    em exercício responde durante um mandato que continua sendo do titular.
    """

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="autoridades")
    nome = models.CharField("nome", max_length=200)
    cpf = models.CharField("CPF", max_length=11, blank=True, validators=[validar_cpf])
    cargo = models.CharField("cargo", max_length=60, help_text="Prefeita, prefeito, governador…")
    email = models.EmailField("e-mail institucional", blank=True)
    condicao = models.CharField(
        "condição",
        max_length=12,
        choices=CondicaoAutoridade,
        default=CondicaoAutoridade.TITULAR,
    )
    inicio = models.DateField("início do mandato ou exercício")
    fim = models.DateField("fim", null=True, blank=True, help_text="Último dia, inclusive.")
    ato = models.CharField("ato (posse, diploma, transmissão)", max_length=200, blank=True)
    documento = models.ForeignKey(
        Documento, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    fim_tratado_em = models.DateTimeField(
        "consequências do fim em",
        null=True,
        blank=True,
        editable=False,
        help_text="Quando a rotina tirou as consequências do fim do mandato; uma vez só.",
    )

    objects = AutoridadeQuerySet.as_manager()

    class Meta:
        verbose_name = "autoridade"
        ordering = ["ente", "-inicio", "pk"]
        constraints = [
            ExclusionConstraint(
                name="autoridade_uma_por_vez",
                expressions=[
                    ("ente", RangeOperators.EQUAL),
                    ("condicao", RangeOperators.EQUAL),
                    (PeriodoFechado("inicio", "fim"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Já há autoridade deste ente, nesta condição, nesses dias.",
            ),
            models.CheckConstraint(
                condition=models.Q(fim__isnull=True) | models.Q(fim__gte=models.F("inicio")),
                name="autoridade_datas_em_ordem",
                violation_error_message="O fim não pode ser antes do início.",
            ),
            models.CheckConstraint(
                condition=models.Q(cpf="") | models.Q(cpf__regex=FORMATO_CPF),
                name="autoridade_cpf_compacto",
                violation_error_message="O CPF deve ter 11 números.",
            ),
            models.CheckConstraint(
                condition=~models.Q(condicao=CondicaoAutoridade.EM_EXERCICIO) | ~models.Q(ato=""),
                name="autoridade_em_exercicio_tem_ato",
                violation_error_message="Informe o ato que pôs a pessoa em exercício.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cargo} {self.nome}"

    @property
    def cpf_mascarado(self) -> str:
        return mascarar_cpf(self.cpf)
