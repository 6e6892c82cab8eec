"""Anotação: o que a equipe falou com um ente, ou quer lembrar dele. O ente nunca a vê."""

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices.anotacao import TipoAnotacao
from municipios.models.ente import Ente

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario

SO_ACRESCIMO = pgtrigger.Update | pgtrigger.Delete


class AnotacaoQuerySet(models.QuerySet["Anotacao"]):
    def com_correcao(self) -> Self:
        """`corrigida`: há outra no lugar dela; `autor`: o nome de quem escreveu."""
        depois = Anotacao.objects.filter(corrige=models.OuterRef("pk"))
        return self.annotate(corrigida=models.Exists(depois), autor=models.F("por__nome"))

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


class Anotacao(models.Model):
    """Nunca muda nem se apaga: corrige-se com outra, e a corrigida continua à vista.

    Não deixa ato no histórico do ente, que quem o representa lê: a própria linha é o registro.
    """

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="anotacoes")
    tipo = models.CharField("tipo", max_length=7, choices=TipoAnotacao)
    quando = models.DateField("quando")
    com_quem = models.CharField("com quem", max_length=200, blank=True)
    resumo = models.TextField("resumo", max_length=2000)
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="por"
    )
    registrada_em = models.DateTimeField("registrada em", default=timezone.now)
    corrige = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="correcoes"
    )
    chave = models.UUIDField(
        "chave do envio", editable=False, help_text="O mesmo envio repetido não cria outra."
    )

    objects = AnotacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "anotação"
        verbose_name_plural = "anotações"
        ordering = ["-quando", "-pk"]
        indexes = [models.Index(fields=["ente", "-quando", "-id"], name="anotacao_ente")]
        constraints = [
            models.UniqueConstraint(
                fields=["corrige"],
                name="anotacao_corrigida_uma_vez",
                violation_error_message="Esta anotação já foi corrigida. Recarregue a página e "
                "corrija a que ficou no lugar dela.",
            ),
            models.UniqueConstraint(
                fields=["por", "chave"],
                name="anotacao_enviada_uma_vez",
                violation_error_message="Esta anotação já foi gravada.",
            ),
            models.CheckConstraint(
                condition=models.Q(resumo__regex=r"[^[:space:]]"),
                name="anotacao_tem_resumo",
                violation_error_message="Escreva o resumo.",
            ),
            models.CheckConstraint(
                condition=models.Q(tipo=TipoAnotacao.NOTA)
                | models.Q(com_quem__regex=r"[^[:space:]]"),
                name="anotacao_contato_diz_com_quem",
                violation_error_message="Diga com quem se falou; só a nota interna fica sem isso.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="anotacao_so_acrescimo", operation=SO_ACRESCIMO)]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()}, {self.quando:%d/%m/%Y}"
