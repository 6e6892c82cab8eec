"""Adesão de um ente à Rede GOV.BR: o termo, quem o assinou e a sua vida."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models

from municipios.choices import (
    ADESAO_EM_PREPARACAO,
    ADESAO_EM_VIGOR,
    ADESAO_NA_ANALISE,
    TOM_DA_ADESAO,
    OrigemAdesao,
    SituacaoAdesao,
)
from municipios.choices.assinatura import TipoAssinatura
from municipios.models.autoridade import Autoridade
from municipios.models.documento import Documento
from municipios.models.ente import Ente
from municipios.validators import mascarar_cpf

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class AdesaoQuerySet(models.QuerySet["Adesao"]):
    def em_vigor(self) -> Self:
        """As que ligam o ente à Rede hoje, contada a denunciada até o dia do efeito."""
        return self.filter(situacao__in=ADESAO_EM_VIGOR)

    def vigentes(self) -> Self:
        """As em vigor que ninguém denunciou."""
        return self.filter(situacao=SituacaoAdesao.VIGENTE)

    def em_preparacao(self) -> Self:
        return self.filter(situacao__in=ADESAO_EM_PREPARACAO)

    def na_analise(self) -> Self:
        """A fila da SGD, contadas as que esperam o ente."""
        return self.filter(situacao__in=ADESAO_NA_ANALISE)

    def denunciadas_com_efeito_ate(self, dia: date) -> Self:
        return self.filter(situacao=SituacaoAdesao.DENUNCIADA, denuncia_efeito_em__lte=dia)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))


@pghistory.track()
class Adesao(models.Model):
    """O termo liga o ente, não a pessoa: por isso guarda o retrato de quem assinou."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="adesoes")
    situacao = models.CharField(
        "situação",
        max_length=22,
        choices=SituacaoAdesao,
        default=SituacaoAdesao.RASCUNHO,
    )
    origem = models.CharField("origem", max_length=8, choices=OrigemAdesao)
    assinada_em = models.DateField("assinada em", null=True, blank=True)
    vigente_desde = models.DateField("em vigor desde", null=True, blank=True)
    autoridade = models.ForeignKey(
        Autoridade,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adesoes",
    )
    signatario_nome = models.CharField("quem assinou", max_length=200, blank=True)
    signatario_cpf = models.CharField("CPF de quem assinou", max_length=11, blank=True)
    signatario_cargo = models.CharField("cargo de quem assinou", max_length=60, blank=True)
    documento = models.ForeignKey(
        Documento, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dou_data = models.DateField("data no DOU", null=True, blank=True)
    dou_link = models.URLField("link do DOU", max_length=500, blank=True)
    numero_sei = models.CharField("processo SEI", max_length=30, blank=True)
    tipo_assinatura = models.CharField(
        "tipo da assinatura", max_length=11, choices=TipoAssinatura, blank=True
    )
    dados = models.JSONField("dados para o termo", default=dict, blank=True)
    versao = models.PositiveIntegerField("versão do rascunho", default=0, editable=False)
    responsavel = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adesoes_em_analise",
        verbose_name="quem analisa",
    )
    substitui = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="substituida_por",
    )
    denunciada_em = models.DateField("denunciada em", null=True, blank=True)
    denuncia_efeito_em = models.DateField("efeito da denúncia em", null=True, blank=True)
    denuncia_documento = models.ForeignKey(
        Documento, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    registrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="adesoes_registradas",
    )
    registrada_em = models.DateTimeField("registrada em", auto_now_add=True)

    objects = AdesaoQuerySet.as_manager()

    class Meta:
        verbose_name = "adesão"
        verbose_name_plural = "adesões"
        ordering = ["-registrada_em", "-pk"]
        indexes = [models.Index("situacao", "ente", name="adesao_situacao_ente")]
        constraints = [
            models.UniqueConstraint(
                fields=["ente"],
                condition=models.Q(situacao__in=ADESAO_EM_VIGOR),
                name="adesao_uma_em_vigor_por_ente",
                violation_error_message="Este ente já tem adesão em vigor.",
            ),
            models.UniqueConstraint(
                fields=["ente"],
                condition=models.Q(situacao__in=ADESAO_EM_PREPARACAO),
                name="adesao_uma_em_preparacao_por_ente",
                violation_error_message="Este ente já tem uma adesão em preparação.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoAdesao.VIGENTE)
                | models.Q(assinada_em__isnull=False, vigente_desde__isnull=False),
                name="adesao_vigente_tem_datas",
                violation_error_message=(
                    "Adesão em vigor precisa das datas de assinatura e vigência."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoAdesao.DENUNCIADA)
                | models.Q(denuncia_efeito_em__isnull=False),
                name="adesao_denunciada_tem_efeito",
                violation_error_message="A denúncia precisa da data em que faz efeito.",
            ),
        ]

    def __str__(self) -> str:
        return f"Adesão de {self.ente}"

    @property
    def esta_em_vigor(self) -> bool:
        return self.situacao in ADESAO_EM_VIGOR

    @property
    def esta_em_preparacao(self) -> bool:
        return self.situacao in ADESAO_EM_PREPARACAO

    @property
    def tom(self) -> str:
        return TOM_DA_ADESAO.get(SituacaoAdesao(self.situacao), "neutra")

    @property
    def signatario_cpf_mascarado(self) -> str:
        return mascarar_cpf(self.signatario_cpf)
