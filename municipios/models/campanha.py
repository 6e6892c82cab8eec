"""Campanha: um pedido, a muitos entes de uma vez, para reconfirmar quem responde por eles."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models

from municipios.choices import Uf
from municipios.choices.campanha import (
    CAMPANHA_EM_ANDAMENTO,
    TOM_DA_CAMPANHA,
    MotivoCampanha,
    PedidoCampanha,
    PublicoCampanha,
    SituacaoCampanha,
)
from municipios.models.coorte import Coorte

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class CampanhaQuerySet(models.QuerySet["Campanha"]):
    def abertas(self) -> Self:
        return self.filter(situacao=SituacaoCampanha.ABERTA)

    def a_terminar(self) -> Self:
        """As que alguém mandou encerrar, e cujas perguntas ainda se dispensam."""
        return self.filter(situacao=SituacaoCampanha.ENCERRANDO)

    def a_abrir_em(self, dia: date) -> Self:
        return self.filter(situacao=SituacaoCampanha.PROGRAMADA, inicio__lte=dia)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


@pghistory.track()
class Campanha(models.Model):
    """Alcança quem está no recorte no dia da abertura; a adesão de cada ente não muda.

    A `automatica` é da rotina: uma por mês, motivo e público, e cada linha tem o seu prazo.
    """

    nome = models.CharField("nome", max_length=120)
    motivo = models.CharField("motivo", max_length=14, choices=MotivoCampanha)
    pede = models.CharField(
        "o que se reconfirma",
        max_length=13,
        choices=PedidoCampanha,
        default=PedidoCampanha.TUDO,
    )
    publico = models.CharField("quem alcança", max_length=10, choices=PublicoCampanha)
    uf = models.CharField(
        "só de uma UF", max_length=2, choices=Uf, blank=True, help_text="Vazio: o país inteiro."
    )
    coorte = models.ForeignKey(
        Coorte,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="campanhas",
        verbose_name="só de uma coorte",
    )
    so_na_rede = models.BooleanField("só entes com adesão em vigor", default=True)
    inicio = models.DateField("abre em")
    prazo = models.DateField("responder até")
    referencia = models.CharField("referência (norma, ato, processo)", max_length=300)
    automatica = models.BooleanField("aberta pela rotina", default=False, editable=False)
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoCampanha,
        default=SituacaoCampanha.PROGRAMADA,
        editable=False,
    )
    criada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    criada_em = models.DateTimeField("criada em", auto_now_add=True)
    encerrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="encerrada por",
    )
    motivo_do_encerramento = models.TextField("motivo do encerramento", blank=True, editable=False)

    objects = CampanhaQuerySet.as_manager()

    class Meta:
        verbose_name = "campanha"
        ordering = ["-inicio", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["motivo", "pede", "publico", "uf", "coorte", "inicio", "automatica"],
                condition=models.Q(situacao__in=CAMPANHA_EM_ANDAMENTO),
                nulls_distinct=False,
                name="campanha_unica_em_andamento",
                violation_error_message=(
                    "Já há uma campanha igual a esta (mesmo motivo, pedido, recorte e dia de "
                    "abertura). Veja-a na lista de campanhas."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(prazo__gte=models.F("inicio")),
                name="campanha_datas_em_ordem",
                violation_error_message="O prazo não pode ser antes da abertura.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao=SituacaoCampanha.ENCERRANDO)
                | models.Q(encerrada_por__isnull=False),
                name="campanha_encerrando_tem_quem",
                violation_error_message="O encerramento precisa de quem o pediu.",
            ),
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def tom(self) -> str:
        return TOM_DA_CAMPANHA.get(SituacaoCampanha(self.situacao), "neutra")

    @property
    def esta_programada(self) -> bool:
        return self.situacao == SituacaoCampanha.PROGRAMADA

    @property
    def esta_encerrando(self) -> bool:
        return self.situacao == SituacaoCampanha.ENCERRANDO
