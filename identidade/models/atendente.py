"""Atendente: quem trabalha numa unidade do Balcão. Nunca é público, e não tem CPF."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from identidade.choices.balcao import NIVEIS_DO_ATENDENTE, PapelAtendente
from identidade.models.balcao import Balcao
from identidade.models.implantacao import Implantacao

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario


class AtendenteQuerySet(models.QuerySet["Atendente"]):
    def na_equipe(self) -> Self:
        return self.filter(fim__isnull=True)

    def conferidos(self) -> Self:
        """Na equipe, com a conta prata ou ouro que alguém conferiu."""
        return self.na_equipe().exclude(nivel="")

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """A equipe e quem age pelo ente: quem só vê por delegação não vê pessoas."""
        return self.filter(balcao__implantacao__in=Implantacao.objects.de_quem_responde(usuario))


@pghistory.track()
class Atendente(models.Model):
    """De um dia a outro, uma pessoa na unidade; na equipe, não tem `fim`."""

    balcao = models.ForeignKey(Balcao, on_delete=models.PROTECT, related_name="atendentes")
    nome = models.CharField("nome", max_length=200)
    papel = models.CharField("papel", max_length=9, choices=PapelAtendente)
    nivel = models.CharField(
        "nível da conta", max_length=6, choices=NIVEIS_DO_ATENDENTE, blank=True
    )
    nivel_conferido_em = models.DateField("nível conferido em", null=True, blank=True)
    nivel_conferido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="quem conferiu o nível",
    )
    curso = models.CharField("capacitação", max_length=160, blank=True)
    curso_em = models.DateField("capacitação concluída em", null=True, blank=True)
    inicio = models.DateField("na unidade desde")
    fim = models.DateField("na unidade até", null=True, blank=True)
    versao = models.PositiveIntegerField("versão", default=1, editable=False)
    indicado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    indicado_em = models.DateTimeField("indicado em", default=timezone.now)

    objects = AtendenteQuerySet.as_manager()

    class Meta:
        verbose_name = "atendente"
        ordering = ["balcao", "nome", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["balcao", "nome"],
                condition=Q(fim__isnull=True),
                name="atendente_um_por_nome",
                violation_error_message=(
                    "Já há uma pessoa com este nome na equipe da unidade. Se é outra, escreva "
                    "também o outro sobrenome."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    nivel="", nivel_conferido_em__isnull=True, nivel_conferido_por__isnull=True
                )
                | Q(
                    nivel__in=[nivel for nivel, _ in NIVEIS_DO_ATENDENTE],
                    nivel_conferido_em__isnull=False,
                    nivel_conferido_por__isnull=False,
                ),
                name="atendente_nivel_conferido",
                violation_error_message="O nível da conta tem o dia e quem o conferiu.",
            ),
            models.CheckConstraint(
                condition=Q(curso="", curso_em__isnull=True)
                | (~Q(curso="") & Q(curso_em__isnull=False)),
                name="atendente_curso_tem_dia",
                violation_error_message="Diga qual foi a capacitação e o dia em que acabou.",
            ),
            models.CheckConstraint(
                condition=Q(fim__isnull=True) | Q(fim__gte=F("inicio")),
                name="atendente_datas_em_ordem",
                violation_error_message="A pessoa não pode sair antes do dia em que começou.",
            ),
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def ente_id(self) -> str:
        return self.balcao.implantacao.ente_id

    @property
    def na_equipe(self) -> bool:
        return self.fim is None
