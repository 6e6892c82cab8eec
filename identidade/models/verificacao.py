"""Verificação: o que se viu, de fora, do sistema que o ente diz ter posto no ar."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Func, OuterRef, Q, Value
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from identidade.choices import (
    TOM_DA_VERIFICACAO,
    OrigemVerificacao,
    ResultadoVerificacao,
    SituacaoVerificacao,
)
from identidade.models.implantacao import Implantacao

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario

NO_RESUMO = 5
FALHAS_QUE_ALARMAM = 2
GRAVIDADE = {"falha": -2, "aviso": -1, "ok": 1}


class VerificacaoQuerySet(models.QuerySet["Verificacao"]):
    def feitas(self) -> Self:
        return self.filter(situacao=SituacaoVerificacao.FEITA)

    def que_viram(self) -> Self:
        """Feitas de fato: sem as que o portal desistiu de terminar, que não visitaram nada."""
        return self.feitas().exclude(resultado=ResultadoVerificacao.ATENCAO, paradas=[])

    def por_fazer(self, agora: datetime) -> Self:
        """As que ninguém está fazendo: quem as reservou e morreu perde a reserva."""
        livres = Q(reservada_ate__isnull=True) | Q(reservada_ate__lt=agora)
        return self.filter(livres, situacao=SituacaoVerificacao.PEDIDA)

    def em_curso(self, agora: datetime) -> Self:
        return self.filter(situacao=SituacaoVerificacao.PEDIDA, reservada_ate__gte=agora)

    def resumidas(self) -> ArraySubquery:
        """As últimas da implantação de fora, da mais nova à mais antiga, numa coluna só."""
        local = Func(Value(settings.TIME_ZONE), F("pedida_em"), function="timezone")
        quando = Func(local, Value("DD/MM/YYYY HH24:MI"), function="to_char")
        campos = {n: F(n) for n in ("pk", "situacao", "resultado", "resumo")} | {
            "quando": Cast(quando, models.TextField())
        }
        dela = self.filter(implantacao=OuterRef("pk")).order_by("-pedida_em", "-pk")
        return ArraySubquery(dela.values(linha=JSONObject(**campos))[:NO_RESUMO])

    def ultimos_resultados(self) -> ArraySubquery:
        """Das últimas feitas na implantação de fora, da mais nova à mais antiga."""
        dela = self.feitas().filter(implantacao=OuterRef("pk")).order_by("-pedida_em", "-pk")
        return ArraySubquery(dela.values("resultado")[:FALHAS_QUE_ALARMAM])

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self.filter(implantacao__in=Implantacao.objects.visiveis_para(usuario))


@pghistory.track(exclude=["itens", "paradas", "reservada_ate", "tentativas"])
class Verificacao(models.Model):
    """`itens`: [{codigo, resultado, porque, o_que_fazer}]; `paradas`: [{url, ip, situacao}].

    Depois de feita não muda: verificar de novo é outra linha.
    """

    implantacao = models.ForeignKey(
        Implantacao, on_delete=models.PROTECT, related_name="verificacoes"
    )
    origem = models.CharField("origem", max_length=7, choices=OrigemVerificacao)
    situacao = models.CharField("situação", max_length=7, choices=SituacaoVerificacao)
    resultado = models.CharField(
        "resultado", max_length=7, choices=ResultadoVerificacao, blank=True
    )
    resumo = models.CharField("resumo", max_length=300, blank=True)
    itens = models.JSONField("o que se conferiu", default=list, blank=True)
    paradas = models.JSONField("endereços visitados", default=list, blank=True)
    pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pedida_em = models.DateTimeField("pedida em", default=timezone.now)
    feita_em = models.DateTimeField("feita em", null=True, blank=True)
    reservada_ate = models.DateTimeField(null=True, blank=True, editable=False)
    tentativas = models.PositiveSmallIntegerField("tentativas", default=0, editable=False)

    objects = VerificacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "verificação automática"
        verbose_name_plural = "verificações automáticas"
        ordering = ["-pedida_em", "-pk"]
        indexes = [
            models.Index("implantacao", F("pedida_em").desc(), name="verificacao_da_implantacao"),
            models.Index(
                "pedida_em",
                name="verificacao_por_fazer",
                condition=Q(situacao=SituacaoVerificacao.PEDIDA),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["implantacao"],
                condition=Q(situacao=SituacaoVerificacao.PEDIDA),
                name="verificacao_uma_por_vez",
                violation_error_message="Já há uma verificação em andamento neste sistema.",
            ),
            models.CheckConstraint(
                condition=Q(situacao=SituacaoVerificacao.PEDIDA, feita_em=None, resultado="")
                | Q(situacao=SituacaoVerificacao.FEITA, feita_em__isnull=False, resultado__gt=""),
                name="verificacao_feita_tem_resultado",
                violation_error_message="Verificação feita tem data e resultado.",
            ),
        ]

    def __str__(self) -> str:
        return f"Verificação de {timezone.localtime(self.pedida_em):%d/%m/%Y %H:%M}"

    @property
    def ente_id(self) -> str:
        return self.implantacao.ente_id

    @property
    def itens_do_pior_ao_melhor(self) -> list[dict[str, str]]:
        return sorted(self.itens, key=lambda item: GRAVIDADE.get(item["resultado"], 0))

    @property
    def tom(self) -> str:
        return TOM_DA_VERIFICACAO.get(self.resultado, "andamento")
