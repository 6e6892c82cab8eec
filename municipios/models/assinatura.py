"""Tentativa de assinatura de um termo: o que chegou, o que se conferiu, e o resultado."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices.assinatura import (
    ASSINATURA_A_CONFERIR,
    PAPEL_QUE_NAO_SE_REPETE,
    TOM_DA_ASSINATURA,
    OrdemAssinatura,
    SituacaoAssinatura,
    TipoAssinatura,
    ViaAssinatura,
)
from municipios.models.adesao import Adesao
from municipios.models.ente import Ente
from municipios.models.termo import Termo
from municipios.validators import mascarar_cpf

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class AssinaturaQuerySet(models.QuerySet["Assinatura"]):
    def a_conferir(self, agora: datetime | None = None) -> Self:
        """As que ninguém está conferindo: quem as reservou e morreu perde a reserva."""
        livres = models.Q(reservada_ate__isnull=True) | models.Q(
            reservada_ate__lt=agora or timezone.now()
        )
        return self.filter(livres, situacao__in=ASSINATURA_A_CONFERIR)

    def aceitas(self) -> Self:
        return self.filter(situacao=SituacaoAssinatura.ACEITA)

    def da_autoridade(self) -> Self:
        return self.filter(ordem=OrdemAssinatura.AUTORIDADE)

    def da_sgd(self) -> Self:
        return self.filter(ordem=OrdemAssinatura.SGD)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(adesao__ente__in=Ente.objects.administrados_por(usuario))


@pghistory.track(exclude=["pkcs7", "estado_hash"])
class Assinatura(models.Model):
    """Recusada, fica guardada e se tenta de novo na hora; aceita, é uma só por termo e ordem.

    `laudo` é a lista do verificador: o que se conferiu, o resultado, por que, e o que fazer.
    """

    adesao = models.ForeignKey(Adesao, on_delete=models.PROTECT, related_name="assinaturas")
    termo = models.ForeignKey(Termo, on_delete=models.PROTECT, related_name="assinaturas")
    ordem = models.PositiveSmallIntegerField(
        "quem assina", choices=OrdemAssinatura, default=OrdemAssinatura.AUTORIDADE
    )
    via = models.CharField("via", max_length=6, choices=ViaAssinatura)
    situacao = models.CharField("situação", max_length=10, choices=SituacaoAssinatura)
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assinaturas"
    )
    estado_hash = models.CharField(max_length=64, blank=True, editable=False)
    pkcs7 = models.BinaryField(null=True, editable=False)
    nome_original = models.CharField("nome do arquivo", max_length=255, blank=True)
    arquivo = models.CharField("arquivo assinado", max_length=120, blank=True)
    sha256 = models.CharField("SHA-256 do arquivo", max_length=64, blank=True)
    arquivo_p7s = models.CharField("assinatura destacada", max_length=120, blank=True)
    laudo = models.JSONField("laudo", default=list, blank=True)
    recusa = models.CharField("motivo da recusa", max_length=40, blank=True)
    tipo = models.CharField("tipo", max_length=11, choices=TipoAssinatura, blank=True)
    signatario_nome = models.CharField("quem assinou", max_length=200, blank=True)
    signatario_cpf = models.CharField("CPF de quem assinou", max_length=11, blank=True)
    assinada_em = models.DateTimeField("hora da assinatura", null=True, blank=True)
    certificados = models.TextField("certificados (PEM)", blank=True)
    iniciada_em = models.DateTimeField("iniciada em", default=timezone.now)
    conferida_em = models.DateTimeField("conferida em", null=True, blank=True)
    reservada_ate = models.DateTimeField(null=True, editable=False)
    tentativas = models.PositiveSmallIntegerField("tentativas", default=0)

    objects = AssinaturaQuerySet.as_manager()

    class Meta:
        verbose_name = "tentativa de assinatura"
        verbose_name_plural = "tentativas de assinatura"
        ordering = ["-iniciada_em", "-pk"]
        indexes = [models.Index("situacao", "reservada_ate", name="assinatura_fila")]
        constraints = [
            models.UniqueConstraint(
                fields=["termo", "ordem"],
                condition=models.Q(situacao=SituacaoAssinatura.ACEITA),
                name="assinatura_uma_aceita_por_ordem",
                violation_error_message="Este termo já tem esta assinatura.",
            ),
            models.UniqueConstraint(
                fields=["estado_hash"],
                condition=~models.Q(estado_hash=""),
                name="assinatura_estado_de_uma_so",
                violation_error_message="Esta ida ao GOV.BR já foi usada.",
            ),
            models.UniqueConstraint(
                fields=["termo", "sha256"],
                condition=models.Q(via=ViaAssinatura.PAPEL, situacao__in=PAPEL_QUE_NAO_SE_REPETE),
                name="assinatura_um_atesto_por_papel",
                violation_error_message="Este papel já está atestado.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoAssinatura.ACEITA)
                | (~models.Q(arquivo="") & ~models.Q(tipo="")),
                name="assinatura_aceita_tem_arquivo_e_tipo",
                violation_error_message="Assinatura aceita precisa do arquivo e do tipo.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_via_display()}, {timezone.localtime(self.iniciada_em):%d/%m/%Y %H:%M}"

    @property
    def tom(self) -> str:
        return TOM_DA_ASSINATURA.get(SituacaoAssinatura(self.situacao), "neutra")

    @property
    def foi_aceita(self) -> bool:
        return self.situacao == SituacaoAssinatura.ACEITA

    @property
    def eh_da_sgd(self) -> bool:
        return self.ordem == OrdemAssinatura.SGD

    @property
    def em_papel(self) -> bool:
        return self.via == ViaAssinatura.PAPEL

    @property
    def signatario_cpf_mascarado(self) -> str:
        return mascarar_cpf(self.signatario_cpf)
