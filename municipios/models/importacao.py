"""Uma importação de arquivo: o que veio, quem pediu, o que mudaria e o que mudou."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models

from municipios.choices import (
    IMPORTACAO_A_PROCESSAR,
    IMPORTACAO_COM_A_PESSOA,
    IMPORTACAO_ENCERRADA,
    SituacaoImportacao,
    TipoImportacao,
)
from municipios.models.hub import Hub

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class ImportacaoQuerySet(models.QuerySet["Importacao"]):
    def a_confirmar(self) -> Self:
        """Conferidas, à espera de uma pessoa."""
        return self.filter(situacao=SituacaoImportacao.CONFERIDA)

    def em_curso(self) -> Self:
        """As que ainda não entraram, nem se recusaram ou descartaram."""
        return self.filter(situacao__in=(*IMPORTACAO_A_PROCESSAR, SituacaoImportacao.CONFERIDA))

    def para_processar(self, agora: datetime) -> Self:
        """As recebidas, as confirmadas, e as que um trabalhador morto deixou pela metade."""
        livres = models.Q(arrendada_ate__isnull=True) | models.Q(arrendada_ate__lt=agora)
        return self.filter(livres, situacao__in=IMPORTACAO_A_PROCESSAR)

    def esquecidas_desde(self, limite: datetime) -> Self:
        return self.filter(situacao__in=IMPORTACAO_COM_A_PESSOA, pedida_em__lt=limite)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(hub__in=Hub.objects.operados_por(usuario))

    def com_arquivo_que_sobrou(self) -> Self:
        return self.filter(situacao__in=IMPORTACAO_ENCERRADA).exclude(arquivo="")


class Importacao(models.Model):
    """O arquivo é privado e some quando a importação termina. Vazio, o `tipo` se sabe ao ler."""

    tipo = models.CharField("tipo", max_length=12, choices=TipoImportacao, blank=True)
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoImportacao,
        default=SituacaoImportacao.RECEBIDA,
    )
    arquivo = models.FileField("arquivo", upload_to="importacoes/%Y/", blank=True)
    nome_original = models.CharField("nome do arquivo", max_length=255)
    sha256 = models.CharField(max_length=64)
    opcoes = models.JSONField("opções", default=dict, blank=True)
    diferenca = models.JSONField("diferença", default=dict, blank=True)
    erros = models.JSONField("erros", default=list, blank=True)
    feitas = models.PositiveIntegerField("linhas feitas", default=0)
    total = models.PositiveIntegerField("linhas", default=0)
    hub = models.ForeignKey(
        Hub, on_delete=models.PROTECT, null=True, blank=True, related_name="importacoes"
    )
    pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="importacoes"
    )
    pedida_em = models.DateTimeField("pedida em", auto_now_add=True)
    confirmada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="importacoes_confirmadas",
    )
    tentativas = models.PositiveSmallIntegerField("tentativas", default=0)
    arrendada_ate = models.DateTimeField(null=True, blank=True)
    terminada_em = models.DateTimeField("terminada em", null=True, blank=True)

    objects = ImportacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "importação"
        verbose_name_plural = "importações"
        ordering = ["-pedida_em", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(feitas__lte=models.F("total")),
                name="importacao_progresso_coerente",
                violation_error_message="Linhas feitas não podem passar do total.",
            )
        ]

    def __str__(self) -> str:
        return self.nome_original
