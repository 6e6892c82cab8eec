"""Plano de ação de um ente: as versões propostas, o acordo de cada lado e quem já abriu."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.utils import timezone

from identidade.choices.plano import PLANO_ACORDADO, PLANO_PROPOSTO, TOM_DO_PLANO, SituacaoPlano
from municipios.choices.mensagem import Lado
from municipios.models import Ente

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario

SO_ACRESCIMO = pgtrigger.Update | pgtrigger.Delete


class PlanoAcaoQuerySet(models.QuerySet["PlanoAcao"]):
    def abertos(self) -> Self:
        return self.exclude(situacao=SituacaoPlano.ENCERRADO)

    def acordados(self) -> Self:
        """Com versão em vigor, haja ou não aditivo em preparo."""
        return self.filter(situacao__in=PLANO_ACORDADO)

    def a_espera_de_acordo(self) -> Self:
        return self.filter(situacao__in=PLANO_PROPOSTO)

    def com_a_proposta(self) -> Self:
        """`propos`: de que lado veio a última versão; `proposto_em`: quando."""
        acordos = Acordo.objects.filter(versao__plano=OuterRef("pk"))
        ultimo = acordos.order_by("-versao__numero", "em")
        return self.annotate(
            propos=Subquery(ultimo.values("lado")[:1]),
            proposto_em=Subquery(ultimo.values("versao__proposta_em")[:1]),
        )

    def a_espera_do_lado(self, lado: str) -> Self:
        """O outro lado propôs, e este não respondeu."""
        return self.a_espera_de_acordo().com_a_proposta().filter(~Q(propos=lado))

    def sem_acordo(self) -> Self:
        return self.filter(situacao__in=(SituacaoPlano.RASCUNHO, SituacaoPlano.PROPOSTO))

    def com_visita(self) -> Self:
        """`visto_em`: a última vez que alguém do ente abriu o plano."""
        visitas = VisitaPlano.objects.filter(plano=OuterRef("pk")).order_by().values("plano")
        return self.annotate(visto_em=Subquery(visitas.annotate(m=Max("ultima_em")).values("m")))

    def nunca_abertos_pelo_ente(self) -> Self:
        return self.filter(~Exists(VisitaPlano.objects.filter(plano=OuterRef("pk"))))

    def sem_reacao_desde(self, momento: datetime) -> Self:
        """O ente não fez nada no plano desde então (nem desde que o plano existe)."""
        nenhuma = Q(reacao_em__isnull=True, iniciado_em__lt=momento)
        return self.filter(nenhuma | Q(reacao_em__lt=momento))

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))


@pghistory.track()
class PlanoAcao(models.Model):
    """Um aberto por ente. Acordado, só muda por aditivo: outra versão, que ambos acordam."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="planos")
    situacao = models.CharField("situação", max_length=16, choices=SituacaoPlano)
    vigente = models.ForeignKey(
        "VersaoPlano",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="versão em vigor",
    )
    motivo_aditivo = models.TextField("por que o aditivo", max_length=2000, blank=True)
    iniciado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    iniciado_em = models.DateTimeField("começado em", default=timezone.now)
    acordado_em = models.DateTimeField("acordado em", null=True, blank=True)
    encerrado_em = models.DateTimeField("encerrado em", null=True, blank=True)
    reacao_em = models.DateTimeField(
        "última ação do ente em", null=True, blank=True, help_text="Escreveu, editou ou concordou."
    )

    objects = PlanoAcaoQuerySet.as_manager()

    class Meta:
        verbose_name = "plano de ação"
        verbose_name_plural = "planos de ação"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ente"],
                condition=~Q(situacao=SituacaoPlano.ENCERRADO),
                name="plano_um_aberto_por_ente",
                violation_error_message="Este ente já tem um plano de ação em aberto.",
            ),
            models.CheckConstraint(
                condition=Q(situacao__in=PLANO_ACORDADO, vigente__isnull=False)
                | Q(situacao__in=("rascunho", "proposto"), vigente__isnull=True)
                | Q(situacao=SituacaoPlano.ENCERRADO),
                name="plano_acordado_tem_versao",
                violation_error_message="Plano acordado tem versão em vigor; sem acordo, não.",
            ),
            models.CheckConstraint(
                condition=Q(situacao=SituacaoPlano.ENCERRADO, encerrado_em__isnull=False)
                | Q(~Q(situacao=SituacaoPlano.ENCERRADO), encerrado_em__isnull=True),
                name="plano_encerrado_tem_data",
                violation_error_message="Plano encerrado tem data; aberto, não.",
            ),
        ]

    def __str__(self) -> str:
        return f"Plano de ação de {timezone.localtime(self.iniciado_em):%d/%m/%Y}"

    @property
    def falta(self) -> str:
        """O lado que falta concordar, quando a consulta trouxe `propos`."""
        propos = getattr(self, "propos", None)
        if self.situacao not in PLANO_PROPOSTO or propos is None:
            return ""
        return str((Lado.ENTE if propos == Lado.SGD else Lado.SGD).label)

    @property
    def tom(self) -> str:
        return TOM_DO_PLANO.get(SituacaoPlano(self.situacao), "neutra")


class VersaoPlano(models.Model):
    """O que se propôs, congelado; vale quando os dois lados concordam com ela."""

    plano = models.ForeignKey(PlanoAcao, on_delete=models.PROTECT, related_name="versoes")
    numero = models.PositiveSmallIntegerField("versão")
    conteudo = models.JSONField("ações, como foram propostas")
    motivo = models.TextField("por que o aditivo", max_length=2000, blank=True)
    proposta_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposta_em = models.DateTimeField("proposta em", default=timezone.now)

    class Meta:
        verbose_name = "versão do plano"
        verbose_name_plural = "versões do plano"
        ordering = ["plano", "-numero"]
        constraints = [
            models.UniqueConstraint(
                fields=["plano", "numero"],
                name="versao_plano_numero_unico",
                violation_error_message="Outra pessoa propôs esta versão antes.",
            )
        ]
        triggers = [pgtrigger.Protect(name="versao_plano_so_acrescimo", operation=SO_ACRESCIMO)]

    def __str__(self) -> str:
        return f"versão {self.numero}"


class Acordo(models.Model):
    """Quem, de cada lado, concordou com uma versão, e quando. Não se desfaz: propõe-se outra."""

    versao = models.ForeignKey(VersaoPlano, on_delete=models.PROTECT, related_name="acordos")
    lado = models.CharField("de que lado", max_length=4, choices=Lado)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    em = models.DateTimeField("em", default=timezone.now)

    class Meta:
        verbose_name = "acordo"
        ordering = ["versao", "em"]
        constraints = [
            models.UniqueConstraint(
                fields=["versao", "lado"],
                name="acordo_um_por_lado",
                violation_error_message="Este lado já concordou com esta versão.",
            ),
            models.CheckConstraint(
                condition=Q(lado__in=Lado.values),
                name="acordo_lado_conhecido",
                violation_error_message="O acordo é do ente ou da SGD.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="acordo_so_acrescimo", operation=SO_ACRESCIMO)]

    def __str__(self) -> str:
        return f"{self.get_lado_display()}, {timezone.localtime(self.em):%d/%m/%Y %H:%M}"


class VisitaPlano(models.Model):
    """Quem representa o ente e abriu o plano: a primeira e a última vez."""

    plano = models.ForeignKey(PlanoAcao, on_delete=models.PROTECT, related_name="visitas")
    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    primeira_em = models.DateTimeField("abriu pela primeira vez em", default=timezone.now)
    ultima_em = models.DateTimeField("abriu pela última vez em", default=timezone.now)

    class Meta:
        verbose_name = "visita ao plano"
        verbose_name_plural = "visitas ao plano"
        ordering = ["plano", "-ultima_em"]
        constraints = [
            models.UniqueConstraint(
                fields=["plano", "usuario"],
                name="visita_plano_uma_por_pessoa",
                violation_error_message="Esta pessoa já tem a sua marca neste plano.",
            ),
            models.CheckConstraint(
                condition=Q(ultima_em__gte=F("primeira_em")),
                name="visita_plano_em_ordem",
                violation_error_message="A última visita não vem antes da primeira.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plano_id}: {self.usuario_id}"
