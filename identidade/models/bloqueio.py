"""Bloqueio: o que para uma implantação, por que, com quem está a bola e desde quando."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, F, Func, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from identidade.choices import Responsavel, SituacaoBloqueio
from identidade.models.bloqueio_acao import BloqueioAcao
from identidade.models.implantacao import Implantacao

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario


def dias_entre(inicio: str, fim: str, hoje: date) -> Func:
    """Dias corridos de uma data a outra; sem a segunda, até hoje."""
    ate = Coalesce(F(fim), Value(hoje, models.DateField()))
    return Func(
        ate, F(inicio), template="(%(expressions)s)", arg_joiner=" - ",
        output_field=models.IntegerField(),
    )  # fmt: skip


class MotivoBloqueioQuerySet(models.QuerySet["MotivoBloqueio"]):
    def com_dias(self, hoje: date | None = None) -> Self:
        """`dias`: a soma dos dias parados por este motivo; `abertos`: quantos param agora.

        `dias_acoes` e `acoes_abertas` são das ações do plano: contam à parte, e não se somam.
        """
        hoje = hoje or timezone.localdate()
        do_motivo = Bloqueio.objects.filter(motivo=OuterRef("pk")).order_by().values("motivo")
        somados = do_motivo.annotate(soma=Sum(dias_entre("inicio", "fim", hoje)))
        abertos = do_motivo.filter(situacao=SituacaoBloqueio.ABERTO)
        contados = abertos.annotate(quantos=Count("pk"))
        return self.annotate(
            dias=Coalesce(Subquery(somados.values("soma")), 0),
            abertos=Coalesce(Subquery(contados.values("quantos")), 0),
        ).com_acoes(hoje)

    def com_acoes(self, hoje: date) -> Self:
        do_motivo = BloqueioAcao.objects.filter(motivo=OuterRef("pk")).order_by()
        somados = do_motivo.values("motivo").annotate(soma=Sum(dias_entre("inicio", "fim", hoje)))
        contados = do_motivo.abertos().values("motivo").annotate(quantos=Count("pk"))
        return self.annotate(
            dias_acoes=Coalesce(Subquery(somados.values("soma")), 0),
            acoes_abertas=Coalesce(Subquery(contados.values("quantos")), 0),
        )

    def que_ja_pararam(self) -> Self:
        """Do que mais parou ao que menos parou, em dias. Os bloqueios se leem uma vez só."""
        hoje = timezone.localdate()
        parados = dias_entre("bloqueios__inicio", "bloqueios__fim", hoje)
        aberto = Q(bloqueios__situacao=SituacaoBloqueio.ABERTO)
        somados = self.annotate(
            dias=Coalesce(Sum(parados), 0), abertos=Count("bloqueios", filter=aberto)
        )
        do_plano = F("dias_acoes") + F("acoes_abertas")
        com_as_acoes = somados.com_acoes(hoje)
        da_vez = com_as_acoes.alias(da_vez=F("dias") + F("abertos"), do_plano=do_plano)
        pararam = da_vez.filter(Q(da_vez__gt=0) | Q(do_plano__gt=0))
        return pararam.order_by("-da_vez", "-do_plano", "codigo")


class MotivoBloqueio(models.Model):
    """Motivos vistos em campo: dados, que a equipe aumenta."""

    codigo = models.SlugField("código", max_length=40, primary_key=True)
    nome = models.CharField("motivo", max_length=120)
    lado = models.CharField("com quem fica a bola", max_length=10, choices=Responsavel)
    exige_texto = models.BooleanField("exige explicação", default=False)
    ordem = models.PositiveSmallIntegerField("ordem", default=0)

    objects = MotivoBloqueioQuerySet.as_manager()

    class Meta:
        verbose_name = "motivo de bloqueio"
        verbose_name_plural = "motivos de bloqueio"
        ordering = ["ordem", "codigo"]

    def __str__(self) -> str:
        return self.nome


class BloqueioQuerySet(models.QuerySet["Bloqueio"]):
    def abertos(self) -> Self:
        return self.filter(situacao=SituacaoBloqueio.ABERTO)

    def resumidos(self) -> ArraySubquery:
        """Os da implantação de fora, do mais antigo ao mais novo, numa coluna só."""
        campos = {
            nome: F(nome)
            for nome in ("pk", "situacao", "lado", "inicio", "fim", "texto", "motivo__nome")
        }
        da_implantacao = self.filter(implantacao=OuterRef("pk")).order_by("inicio", "pk")
        return ArraySubquery(da_implantacao.values(resumo=JSONObject(**campos)))

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self.filter(implantacao__in=Implantacao.objects.visiveis_para(usuario))


@pghistory.track()
class Bloqueio(models.Model):
    """De um dia a outro, uma implantação parada por um motivo; aberto, não tem `fim`."""

    implantacao = models.ForeignKey(Implantacao, on_delete=models.PROTECT, related_name="bloqueios")
    motivo = models.ForeignKey(MotivoBloqueio, on_delete=models.PROTECT, related_name="bloqueios")
    situacao = models.CharField("situação", max_length=9, choices=SituacaoBloqueio)
    texto = models.CharField("explicação", max_length=500, blank=True)
    lado = models.CharField("com quem está a bola", max_length=10, choices=Responsavel)
    inicio = models.DateField("desde")
    fim = models.DateField("até", null=True, blank=True)
    aberto_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    aberto_em = models.DateTimeField("registrado em", default=timezone.now)

    objects = BloqueioQuerySet.as_manager()

    class Meta:
        verbose_name = "bloqueio"
        ordering = ["-inicio", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["implantacao", "motivo"],
                condition=Q(situacao=SituacaoBloqueio.ABERTO),
                name="bloqueio_um_aberto_por_motivo",
                violation_error_message="Esta implantação já está bloqueada por este motivo.",
            ),
            models.CheckConstraint(
                condition=Q(situacao=SituacaoBloqueio.ABERTO, fim__isnull=True)
                | Q(situacao=SituacaoBloqueio.ENCERRADO, fim__isnull=False),
                name="bloqueio_encerrado_tem_fim",
                violation_error_message="Diga em que dia o bloqueio acabou.",
            ),
            models.CheckConstraint(
                condition=Q(fim__isnull=True) | Q(fim__gte=F("inicio")),
                name="bloqueio_datas_em_ordem",
                violation_error_message="O bloqueio não pode acabar antes de começar.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.motivo}, desde {self.inicio:%d/%m/%Y}"

    @property
    def ente_id(self) -> str:
        return self.implantacao.ente_id
