"""Caixa de saída: um aviso é uma linha na mesma transação do fato; a fila só varre."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

from municipios.choices import SituacaoNotificacao
from municipios.models.ente import Ente

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class NotificacaoQuerySet(models.QuerySet["Notificacao"]):
    def pendentes(self) -> Self:
        return self.filter(situacao=SituacaoNotificacao.PENDENTE)

    def para_enviar(self, agora: datetime | None = None) -> Self:
        """Pendentes cuja hora chegou e que nenhum trabalhador tem arrendadas."""
        agora = agora or timezone.now()
        livre = models.Q(arrendada_ate__isnull=True) | models.Q(arrendada_ate__lt=agora)
        return self.pendentes().filter(livre, proxima_tentativa_em__lte=agora)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


class Notificacao(models.Model):
    """Um aviso por regra × sujeito × pessoa × período, para sempre (`chave`)."""

    chave = models.CharField("chave", max_length=200, unique=True)
    motivo = models.CharField(
        "motivo", max_length=60, help_text="Nome do texto em templates/emails."
    )
    ente = models.ForeignKey(
        Ente,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="notificacoes",
    )
    destinatario = models.EmailField("destinatário")
    nome_destinatario = models.CharField("nome do destinatário", max_length=200, blank=True)
    contexto = models.JSONField("contexto", default=dict, blank=True)
    message_id = models.CharField("Message-ID", max_length=120, unique=True)
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoNotificacao,
        default=SituacaoNotificacao.PENDENTE,
    )
    criada_em = models.DateTimeField("criada em", auto_now_add=True)
    proxima_tentativa_em = models.DateTimeField("próxima tentativa em", default=timezone.now)
    arrendada_ate = models.DateTimeField(null=True, blank=True)
    envio_comecou_em = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Vazio quando se sabe que a última tentativa não chegou ao destino.",
    )
    tentativas = models.PositiveSmallIntegerField("tentativas", default=0)
    repeticoes = models.PositiveSmallIntegerField(
        "repetições",
        default=0,
        help_text="Entregas refeitas depois de um trabalhador cair.",
    )
    enviada_em = models.DateTimeField("enviada em", null=True, blank=True)
    erro = models.TextField("último erro", blank=True)

    objects = NotificacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "notificação"
        verbose_name_plural = "notificações"
        ordering = ["-criada_em", "-pk"]
        indexes = [
            models.Index(
                "proxima_tentativa_em",
                condition=models.Q(situacao=SituacaoNotificacao.PENDENTE),
                name="notificacao_para_enviar",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoNotificacao.ENVIADA)
                | models.Q(enviada_em__isnull=False),
                name="notificacao_enviada_tem_data",
                violation_error_message="Notificação enviada precisa da data do envio.",
            )
        ]

    def __str__(self) -> str:
        return self.chave
