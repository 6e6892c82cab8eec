"""Ponto focal: agente público que faz a ligação entre o ente e a Rede."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone
from phonenumber_field.modelfields import PhoneNumberField

from municipios.choices import (
    PONTO_FOCAL_EM_ABERTO,
    PONTO_FOCAL_EM_CURSO,
    TOM_DO_PONTO_FOCAL,
    PapelPontoFocal,
    SituacaoPontoFocal,
    TipoPontoFocal,
    Vinculo,
)
from municipios.models.documento import Documento
from municipios.models.ente import Ente
from municipios.validators import FORMATO_CPF, mascarar_cpf, validar_cpf

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class PontoFocalQuerySet(models.QuerySet["PontoFocal"]):
    def em_aberto(self) -> Self:
        return self.filter(situacao__in=PONTO_FOCAL_EM_ABERTO)

    def em_curso(self) -> Self:
        """Os em aberto e as indicações que a SGD ainda confere."""
        return self.filter(situacao__in=PONTO_FOCAL_EM_CURSO)

    def em_conferencia(self) -> Self:
        return self.filter(situacao=SituacaoPontoFocal.EM_CONFERENCIA)

    def confirmados(self) -> Self:
        return self.filter(situacao=SituacaoPontoFocal.CONFIRMADO)

    def aguardando_primeiro_acesso(self) -> Self:
        return self.filter(situacao=SituacaoPontoFocal.INDICADO)

    def no_periodo(self, dia: date | None = None) -> Self:
        dia = dia or timezone.localdate()
        return self.filter(models.Q(fim__isnull=True) | models.Q(fim__gte=dia), inicio__lte=dia)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))


@pghistory.track()
class PontoFocal(models.Model):
    """Indicado pela autoridade ou pela SGD; confirma-se no primeiro acesso pelo GOV.BR, por CPF."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="pontos_focais")
    situacao = models.CharField(
        "situação",
        max_length=12,
        choices=SituacaoPontoFocal,
        default=SituacaoPontoFocal.INDICADO,
    )
    nome = models.CharField("nome", max_length=200)
    cpf = models.CharField("CPF", max_length=11, validators=[validar_cpf])
    cargo = models.CharField("cargo", max_length=120)
    vinculo = models.CharField("vínculo", max_length=12, choices=Vinculo)
    matricula = models.CharField("matrícula", max_length=40, blank=True)
    orgao = models.CharField("órgão ou secretaria", max_length=160)
    email = models.EmailField("e-mail institucional")
    telefone = PhoneNumberField("telefone", blank=True)
    papel = models.CharField("papel", max_length=10, choices=PapelPontoFocal)
    tipo = models.CharField("titular ou suplente", max_length=10, choices=TipoPontoFocal)
    inicio = models.DateField("início", default=timezone.localdate)
    fim = models.DateField("fim", null=True, blank=True)
    sai_com_o_mandato = models.BooleanField(
        "deixa de ser ponto focal quando o mandato acabar",
        default=False,
        help_text="Marque se a pessoa está no cargo só enquanto durar a gestão atual.",
    )
    oficio = models.ForeignKey(
        Documento, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    indicado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="indicacoes"
    )
    indicado_em = models.DateTimeField("indicado em", default=timezone.now)
    confirmado_em = models.DateTimeField("confirmado em", null=True, blank=True)
    substituido_por = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="substituiu",
    )
    substitui = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="a_entrar",
        verbose_name="entra no lugar de",
        help_text="Na indicação que a SGD confere: quem continua a agir até a aprovação.",
    )
    motivo_da_recusa = models.TextField("por que a SGD recusou", blank=True)

    objects = PontoFocalQuerySet.as_manager()

    class Meta:
        verbose_name = "ponto focal"
        verbose_name_plural = "pontos focais"
        ordering = ["ente", "-tipo", "nome", "pk"]
        indexes = [models.Index("cpf", "situacao", name="ponto_focal_cpf_situacao")]
        constraints = [
            models.UniqueConstraint(
                fields=["ente", "cpf"],
                condition=models.Q(situacao__in=PONTO_FOCAL_EM_CURSO),
                name="ponto_focal_unico_em_aberto",
                violation_error_message="Esta pessoa já é ponto focal deste ente.",
            ),
            models.UniqueConstraint(
                fields=["substitui"],
                condition=models.Q(situacao=SituacaoPontoFocal.EM_CONFERENCIA),
                name="ponto_focal_uma_troca_em_conferencia",
                violation_error_message=(
                    "A SGD já confere uma troca desta pessoa. Encerre aquela indicação para pedir "
                    "outra."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(cpf__regex=FORMATO_CPF),
                name="ponto_focal_cpf_compacto",
                violation_error_message="O CPF deve ter 11 números.",
            ),
            models.CheckConstraint(
                condition=models.Q(fim__isnull=True) | models.Q(fim__gte=models.F("inicio")),
                name="ponto_focal_datas_em_ordem",
                violation_error_message="O fim não pode ser antes do início.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoPontoFocal.CONFIRMADO)
                | models.Q(confirmado_em__isnull=False),
                name="ponto_focal_confirmado_tem_data",
                violation_error_message="Ponto focal confirmado precisa da data da confirmação.",
            ),
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def tom(self) -> str:
        return TOM_DO_PONTO_FOCAL.get(SituacaoPontoFocal(self.situacao), "neutra")

    @property
    def cpf_mascarado(self) -> str:
        return mascarar_cpf(self.cpf)
