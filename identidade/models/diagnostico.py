"""Diagnóstico: o que um ente respondeu a uma versão do questionário, seção por seção."""

from typing import TYPE_CHECKING, Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from identidade.choices import SituacaoDiagnostico
from identidade.models.questionario import Questionario, Secao
from municipios.models import Ente

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario


class DiagnosticoQuerySet(models.QuerySet["Diagnostico"]):
    def abertos(self) -> Self:
        return self.filter(situacao=SituacaoDiagnostico.ABERTO)

    def enviados(self) -> Self:
        return self.filter(situacao=SituacaoDiagnostico.ENVIADO)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))


@pghistory.track()
class Diagnostico(models.Model):
    """Guarda a versão com que começou; enviado, não muda: o seguinte se compara com ele."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="diagnosticos")
    questionario = models.ForeignKey(
        Questionario, on_delete=models.PROTECT, related_name="diagnosticos"
    )
    situacao = models.CharField("situação", max_length=7, choices=SituacaoDiagnostico)
    iniciado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    iniciado_em = models.DateTimeField("começado em", default=timezone.now)
    enviado_em = models.DateTimeField("enviado em", null=True, blank=True)

    objects = DiagnosticoQuerySet.as_manager()

    class Meta:
        verbose_name = "diagnóstico"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ente"],
                condition=models.Q(situacao=SituacaoDiagnostico.ABERTO),
                name="diagnostico_um_aberto_por_ente",
                violation_error_message="Este ente já tem um diagnóstico em preenchimento.",
            ),
            models.CheckConstraint(
                condition=models.Q(situacao=SituacaoDiagnostico.ABERTO, enviado_em__isnull=True)
                | models.Q(situacao=SituacaoDiagnostico.ENVIADO, enviado_em__isnull=False),
                name="diagnostico_enviado_tem_data",
                violation_error_message="Diagnóstico enviado tem data de envio.",
            ),
        ]

    def __str__(self) -> str:
        return f"Diagnóstico de {timezone.localtime(self.iniciado_em):%d/%m/%Y}"

    @property
    def tom(self) -> str:
        return "concluida" if self.situacao == SituacaoDiagnostico.ENVIADO else "andamento"

    @property
    def respostas(self) -> dict[str, Any]:
        """Código da pergunta → resposta, de todas as seções."""
        return {c: v for secao in self.secoes.all() for c, v in secao.dados.items()}


@pghistory.track()
class RespostaSecao(models.Model):
    """As respostas de uma seção; `versao` sobe a cada gravação, e quem chega tarde fica sabendo."""

    diagnostico = models.ForeignKey(Diagnostico, on_delete=models.PROTECT, related_name="secoes")
    secao = models.ForeignKey(Secao, on_delete=models.PROTECT, related_name="respostas")
    versao = models.PositiveIntegerField("versão", default=0)
    dados = models.JSONField("respostas", default=dict)
    salva_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    salva_em = models.DateTimeField("salva em", default=timezone.now)

    class Meta:
        verbose_name = "respostas de seção"
        ordering = ["diagnostico", "secao"]
        constraints = [
            models.UniqueConstraint(
                fields=["diagnostico", "secao"],
                name="resposta_secao_unica",
                violation_error_message="Esta seção já tem respostas neste diagnóstico.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.diagnostico_id}: {self.secao_id}"
