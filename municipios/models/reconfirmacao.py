"""Reconfirmação: numa campanha, a pergunta sobre uma pessoa de um ente, e a resposta."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices.campanha import (
    RECONFIRMACAO_EM_ABERTO,
    TOM_DA_RECONFIRMACAO,
    AssuntoReconfirmacao,
    SituacaoReconfirmacao,
)
from municipios.models.autoridade import Autoridade
from municipios.models.campanha import Campanha
from municipios.models.ente import Ente
from municipios.models.ponto_focal import PontoFocal

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class ReconfirmacaoQuerySet(models.QuerySet["Reconfirmacao"]):
    def em_aberto(self) -> Self:
        return self.filter(situacao__in=RECONFIRMACAO_EM_ABERTO)

    def atrasadas_em(self, dia: date) -> Self:
        """Pendentes cujo prazo passou e que ainda não foram dadas por vencidas."""
        return self.filter(situacao=SituacaoReconfirmacao.PENDENTE, prazo__lt=dia)

    def da_autoridade(self) -> Self:
        return self.filter(assunto=AssuntoReconfirmacao.AUTORIDADE)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))


@pghistory.track()
class Reconfirmacao(models.Model):
    """Uma por campanha, ente e pessoa; sobre a mesma pessoa, uma em aberto de cada vez.

    `autoridade` é quem constava quando se perguntou, e pode faltar: aí o que se pede é o registro.
    """

    campanha = models.ForeignKey(Campanha, on_delete=models.PROTECT, related_name="reconfirmacoes")
    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="reconfirmacoes")
    assunto = models.CharField("sobre", max_length=11, choices=AssuntoReconfirmacao)
    autoridade = models.ForeignKey(
        Autoridade, on_delete=models.PROTECT, null=True, blank=True, related_name="reconfirmacoes"
    )
    ponto_focal = models.ForeignKey(
        PontoFocal, on_delete=models.PROTECT, null=True, blank=True, related_name="reconfirmacoes"
    )
    situacao = models.CharField(
        "situação",
        max_length=11,
        choices=SituacaoReconfirmacao,
        default=SituacaoReconfirmacao.PENDENTE,
    )
    prazo = models.DateField("responder até")
    aberta_em = models.DateTimeField("aberta em", default=timezone.now)
    resolvida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolvida_em = models.DateTimeField("respondida em", null=True, blank=True)
    justificativa = models.TextField("justificativa da dispensa", blank=True)

    objects = ReconfirmacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "reconfirmação"
        verbose_name_plural = "reconfirmações"
        ordering = ["ente", "assunto", "pk"]
        indexes = [
            models.Index("campanha", "situacao", name="reconfirmacao_da_campanha"),
            models.Index(
                "prazo",
                condition=models.Q(situacao=SituacaoReconfirmacao.PENDENTE),
                name="reconfirmacao_a_vencer",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["campanha", "ente", "ponto_focal"],
                nulls_distinct=False,
                name="reconfirmacao_unica_na_campanha",
                violation_error_message="Esta campanha já perguntou por esta pessoa.",
            ),
            models.UniqueConstraint(
                fields=["ente", "ponto_focal"],
                condition=models.Q(situacao__in=RECONFIRMACAO_EM_ABERTO),
                nulls_distinct=False,
                name="reconfirmacao_unica_em_aberto",
                violation_error_message="Já há uma pergunta em aberto sobre esta pessoa.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    assunto=AssuntoReconfirmacao.AUTORIDADE, ponto_focal__isnull=True
                )
                | models.Q(
                    assunto=AssuntoReconfirmacao.PONTO_FOCAL,
                    ponto_focal__isnull=False,
                    autoridade__isnull=True,
                ),
                name="reconfirmacao_pessoa_do_assunto",
                violation_error_message="A pessoa não é do assunto da pergunta.",
            ),
            models.CheckConstraint(
                condition=models.Q(situacao__in=RECONFIRMACAO_EM_ABERTO)
                | models.Q(resolvida_em__isnull=False, resolvida_por__isnull=False),
                name="reconfirmacao_respondida_tem_quem",
                violation_error_message="A resposta precisa de quem respondeu e de quando.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoReconfirmacao.DISPENSADA)
                | ~models.Q(justificativa=""),
                name="reconfirmacao_dispensada_tem_justificativa",
                violation_error_message="Diga por que se dispensa a resposta.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_assunto_display()}: {self.pessoa}"

    @property
    def pessoa(self) -> str:
        """Nome de quem se pergunta; vazio quando não consta autoridade nenhuma."""
        de_quem = self.ponto_focal or self.autoridade
        return de_quem.nome if de_quem else ""

    @property
    def tom(self) -> str:
        return TOM_DA_RECONFIRMACAO.get(SituacaoReconfirmacao(self.situacao), "neutra")
