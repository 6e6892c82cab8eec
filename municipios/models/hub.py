"""Hub: organização que atende muitos entes; quem opera por ela, e os entes que a deixam ver."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce, Upper
from django.utils import timezone

from municipios.choices import Uf
from municipios.choices.hub import (
    OPERADOR_EM_ABERTO,
    TOM_DO_OPERADOR,
    PapelOperador,
    SituacaoDelegacao,
    SituacaoHub,
    SituacaoOperador,
    TipoHub,
)
from municipios.models.documento import Documento
from municipios.models.ente import Ente
from municipios.validators import (
    FORMATO_CNPJ,
    FORMATO_CPF,
    mascarar_cpf,
    validar_cnpj,
    validar_cpf,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


def _no_periodo(dia: date | None) -> models.Q:
    dia = dia or timezone.localdate()
    return models.Q(models.Q(fim__isnull=True) | models.Q(fim__gte=dia), inicio__lte=dia)


class HubQuerySet(models.QuerySet["Hub"]):
    def ativos(self) -> Self:
        return self.filter(situacao=SituacaoHub.ATIVO)

    def operados_por(self, usuario: "Usuario | AnonymousUser", hoje: date | None = None) -> Self:
        """Os de que a pessoa é operadora confirmada hoje, pelo CPF do GOV.BR."""
        cpf = getattr(usuario, "cpf", None)
        if not cpf or not usuario.is_active:
            return self.none()
        dela = Operador.objects.em_exercicio(hoje).filter(cpf=cpf)
        return self.ativos().filter(pk__in=dela.order_by().values("hub"))

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """Por dentro. O cadastro do hub (nome, CNPJ, quantos entes) é público."""
        return self if getattr(usuario, "eh_da_equipe", False) else self.operados_por(usuario)

    def com_entes(self) -> Self:
        return self.annotate(entes=quantos_entes())


def quantos_entes(dia: date | None = None) -> Coalesce:
    """Quantos entes deixam hoje cada hub ver; numa subconsulta, para caber em qualquer lista."""
    dele = Delegacao.objects.em_vigor(dia).filter(hub=models.OuterRef("pk")).order_by()
    contados = dele.values("hub").annotate(n=models.Count("pk")).values("n")
    return Coalesce(models.Subquery(contados), 0)


@pghistory.track()
class Hub(models.Model):
    """Empresa estadual de TI, consórcio ou outra que integra produtos para muitos entes."""

    nome = models.CharField("nome", max_length=160)
    sigla = models.CharField("sigla", max_length=20)
    cnpj = models.CharField("CNPJ", max_length=14, validators=[validar_cnpj])
    tipo = models.CharField("tipo", max_length=10, choices=TipoHub)
    ufs = ArrayField(
        models.CharField(max_length=2, choices=Uf),
        verbose_name="UFs em que atua",
        help_text="Siglas separadas por vírgula.",
    )
    ente = models.ForeignKey(
        Ente,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hubs",
        verbose_name="estado a que pertence",
        help_text="Só diz de quem é: o estado não vê por isso os seus municípios.",
    )
    situacao = models.CharField(
        "situação", max_length=10, choices=SituacaoHub, default=SituacaoHub.ATIVO, editable=False
    )
    criado_em = models.DateTimeField("criado em", auto_now_add=True)

    objects = HubQuerySet.as_manager()

    class Meta:
        verbose_name = "hub"
        ordering = ["nome", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cnpj"],
                name="hub_cnpj_unico",
                violation_error_message="Já há um hub com este CNPJ.",
            ),
            models.UniqueConstraint(
                Upper("sigla"),
                name="hub_sigla_unica",
                violation_error_message="Já há um hub com esta sigla.",
            ),
            models.CheckConstraint(
                condition=models.Q(cnpj__regex=FORMATO_CNPJ),
                name="hub_cnpj_compacto",
                violation_error_message="O CNPJ tem 14 posições, sem pontos nem traços.",
            ),
        ]

    def __str__(self) -> str:
        return self.sigla

    @property
    def cnpj_formatado(self) -> str:
        c = self.cnpj
        return f"{c[:2]}.{c[2:5]}.{c[5:8]}/{c[8:12]}-{c[12:]}"


class OperadorQuerySet(models.QuerySet["Operador"]):
    def em_aberto(self) -> Self:
        return self.filter(situacao__in=OPERADOR_EM_ABERTO)

    def aguardando_primeiro_acesso(self) -> Self:
        return self.filter(situacao=SituacaoOperador.INDICADO)

    def em_exercicio(self, dia: date | None = None) -> Self:
        return self.filter(_no_periodo(dia), situacao=SituacaoOperador.CONFIRMADO)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self.filter(hub__in=Hub.objects.visiveis_para(usuario))


@pghistory.track()
class Operador(models.Model):
    """Quem opera pelo hub: confirma-se no primeiro acesso pelo GOV.BR, por CPF."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="operadores")
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoOperador,
        default=SituacaoOperador.INDICADO,
        editable=False,
    )
    nome = models.CharField("nome", max_length=200)
    cpf = models.CharField("CPF", max_length=11, validators=[validar_cpf])
    email = models.EmailField("e-mail de trabalho")
    papel = models.CharField(
        "papel",
        max_length=11,
        choices=PapelOperador,
        help_text="O responsável também indica operadores e entrega o relatório do mês.",
    )
    inicio = models.DateField("início", default=timezone.localdate)
    fim = models.DateField("fim", null=True, blank=True)
    indicado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    indicado_em = models.DateTimeField("indicado em", default=timezone.now)
    confirmado_em = models.DateTimeField("confirmado em", null=True, blank=True)

    objects = OperadorQuerySet.as_manager()

    class Meta:
        verbose_name = "operador de hub"
        verbose_name_plural = "operadores de hub"
        ordering = ["hub", "-papel", "nome", "pk"]
        indexes = [models.Index("cpf", "situacao", name="operador_cpf_situacao")]
        constraints = [
            models.UniqueConstraint(
                fields=["hub", "cpf"],
                condition=models.Q(situacao__in=OPERADOR_EM_ABERTO),
                name="operador_unico_em_aberto",
                violation_error_message="Esta pessoa já opera por este hub.",
            ),
            models.CheckConstraint(
                condition=models.Q(cpf__regex=FORMATO_CPF),
                name="operador_cpf_compacto",
                violation_error_message="O CPF deve ter 11 números.",
            ),
            models.CheckConstraint(
                condition=models.Q(fim__isnull=True) | models.Q(fim__gte=models.F("inicio")),
                name="operador_datas_em_ordem",
                violation_error_message="O fim não pode ser antes do início.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoOperador.CONFIRMADO)
                | models.Q(confirmado_em__isnull=False),
                name="operador_confirmado_tem_data",
                violation_error_message="Operador confirmado precisa da data da confirmação.",
            ),
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def tom(self) -> str:
        return TOM_DO_OPERADOR.get(SituacaoOperador(self.situacao), "neutra")

    @property
    def cpf_mascarado(self) -> str:
        return mascarar_cpf(self.cpf)


class DelegacaoQuerySet(models.QuerySet["Delegacao"]):
    def abertas(self) -> Self:
        return self.filter(situacao=SituacaoDelegacao.ABERTA)

    def em_vigor(self, dia: date | None = None) -> Self:
        return self.abertas().filter(_no_periodo(dia))

    def vencidas(self, dia: date) -> Self:
        return self.abertas().filter(fim__lt=dia)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """Quem responde pelo ente vê todas as dele; quem opera pelo hub, as que valem hoje."""
        if getattr(usuario, "eh_da_equipe", False):
            return self
        do_hub = Delegacao.objects.em_vigor().filter(hub__in=Hub.objects.operados_por(usuario))
        return self.filter(
            models.Q(ente__in=Ente.objects.administrados_por(usuario))
            | models.Q(pk__in=do_hub.values("pk"))
        )


@pghistory.track()
class Delegacao(models.Model):
    """O ente deixa o hub ver as suas implantações. Só ver: ninguém age por ele por causa disto."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="delegacoes")
    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="delegacoes")
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoDelegacao,
        default=SituacaoDelegacao.ABERTA,
        editable=False,
    )
    inicio = models.DateField("início", default=timezone.localdate)
    fim = models.DateField("fim", null=True, blank=True)
    oficio = models.ForeignKey(
        Documento, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    delegada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    delegada_em = models.DateTimeField("delegada em", default=timezone.now)
    revogada_em = models.DateTimeField("revogada em", null=True, blank=True)

    objects = DelegacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "delegação"
        verbose_name_plural = "delegações"
        ordering = ["ente", "-delegada_em", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ente", "hub"],
                condition=models.Q(situacao=SituacaoDelegacao.ABERTA),
                name="delegacao_unica_em_aberto",
                violation_error_message="Este hub já vê este ente. Revogue antes de delegar outra.",
            ),
            models.CheckConstraint(
                condition=models.Q(fim__isnull=True) | models.Q(fim__gte=models.F("inicio")),
                name="delegacao_datas_em_ordem",
                violation_error_message="O fim não pode ser antes do início.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoDelegacao.REVOGADA)
                | models.Q(revogada_em__isnull=False),
                name="delegacao_revogada_tem_data",
                violation_error_message="Delegação revogada precisa da data em que o foi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ente} a {self.hub}"

    @property
    def tom(self) -> str:
        return "concluida" if self.situacao == SituacaoDelegacao.ABERTA else "neutra"
