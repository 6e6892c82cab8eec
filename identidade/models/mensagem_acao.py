"""A fala da conversa do ente com a SGD que é sobre uma ação do plano."""

import pgtrigger
from django.db import models

from identidade.models.acao import Acao
from identidade.models.plano import SO_ACRESCIMO
from municipios.models import Mensagem


class MensagemAcao(models.Model):
    """A mensagem da conversa do ente com a SGD que fala desta ação."""

    acao = models.ForeignKey(Acao, on_delete=models.PROTECT, related_name="falas")
    mensagem = models.OneToOneField(Mensagem, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "mensagem sobre a ação"
        verbose_name_plural = "mensagens sobre a ação"
        ordering = ["-mensagem_id"]
        triggers = [pgtrigger.Protect(name="mensagem_acao_so_acrescimo", operation=SO_ACRESCIMO)]

    def __str__(self) -> str:
        return f"{self.acao_id}: {self.mensagem_id}"
