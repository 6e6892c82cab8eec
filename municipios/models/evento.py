"""Evento: o encontro em que a SGD reúne entes. Nunca quer dizer sinal."""

from datetime import datetime
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

import pghistory
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone

from municipios.choices.evento import (
    EVENTO_EM_PREPARO,
    TOM_DO_EVENTO,
    Fuso,
    ModalidadeEvento,
    SituacaoEvento,
    TipoEvento,
)
from municipios.models.coorte import Coorte

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class EventoQuerySet(models.QuerySet["Evento"]):
    def publicados(self) -> Self:
        return self.filter(situacao=SituacaoEvento.PUBLICADO)

    def abertos_ao_publico(self) -> Self:
        """Os que qualquer pessoa pode ver: públicos e já anunciados, mesmo que cancelados."""
        return self.filter(publico=True).exclude(situacao=SituacaoEvento.RASCUNHO)

    def por_vir(self, agora: datetime | None = None) -> Self:
        return self.filter(fim__gte=agora or timezone.now())

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        equipe = getattr(usuario, "eh_da_equipe", False)
        return self if equipe else self.abertos_ao_publico()


_ONDE = models.Q(modalidade=ModalidadeEvento.A_DISTANCIA) | ~models.Q(local="")
_POR_ONDE = models.Q(modalidade=ModalidadeEvento.PRESENCIAL) | ~models.Q(link="")


@pghistory.track()
class Evento(models.Model):
    """O endereço da sala a distância (`link`) é só de quem foi convidado."""

    nome = models.CharField("nome", max_length=120)
    tipo = models.CharField("tipo", max_length=12, choices=TipoEvento)
    modalidade = models.CharField("modalidade", max_length=12, choices=ModalidadeEvento)
    local = models.CharField("local", max_length=300, blank=True)
    link = models.URLField("endereço da sala a distância", max_length=500, blank=True)
    inicio = models.DateTimeField("começa em")
    fim = models.DateTimeField("termina em")
    fuso = models.CharField("fuso horário", max_length=20, choices=Fuso, default=Fuso.BRASILIA)
    pauta = models.TextField("pauta", max_length=5000, blank=True)
    vagas = models.PositiveSmallIntegerField(
        "vagas",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Número de pessoas. Vazio: sem limite.",
    )
    organizador = models.CharField("quem organiza", max_length=200)
    publico = models.BooleanField("aparece na agenda pública", default=True)
    coorte = models.ForeignKey(
        Coorte,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="eventos",
        verbose_name="coorte a que se destina",
    )
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoEvento,
        default=SituacaoEvento.RASCUNHO,
        editable=False,
    )
    revisao = models.PositiveIntegerField(
        "revisão", default=0, editable=False, help_text="Sobe a cada mudança depois de criado."
    )
    presenca_encerrada_em = models.DateTimeField(
        "presença encerrada em", null=True, blank=True, editable=False
    )
    criado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    criado_em = models.DateTimeField("criado em", auto_now_add=True)

    objects = EventoQuerySet.as_manager()

    class Meta:
        verbose_name = "evento"
        ordering = ["-inicio", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fim__gt=models.F("inicio")),
                name="evento_datas_em_ordem",
                violation_error_message="O fim tem de ser depois do começo.",
            ),
            models.CheckConstraint(
                condition=models.Q(situacao=SituacaoEvento.RASCUNHO) | (_ONDE & _POR_ONDE),
                name="evento_anunciado_tem_lugar",
                violation_error_message=(
                    "Antes de publicar, escreva o local (presencial) e o endereço da sala "
                    "(a distância)."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(vagas__isnull=True) | models.Q(vagas__gte=1),
                name="evento_tem_vaga",
                violation_error_message="O número de vagas começa em 1; sem limite, deixe vazio.",
            ),
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def tom(self) -> str:
        return TOM_DO_EVENTO.get(SituacaoEvento(self.situacao), "neutra")

    @property
    def em_preparo(self) -> bool:
        return self.situacao in EVENTO_EM_PREPARO

    @property
    def anunciado(self) -> bool:
        return self.situacao == SituacaoEvento.PUBLICADO

    @property
    def aconteceu(self) -> bool:
        return self.situacao == SituacaoEvento.REALIZADO

    @property
    def foi_cancelado(self) -> bool:
        return self.situacao == SituacaoEvento.CANCELADO

    @property
    def quando(self) -> str:
        """Dia e hora no fuso do encontro, que se diz por extenso."""
        zona = ZoneInfo(self.fuso)
        inicio, fim = self.inicio.astimezone(zona), self.fim.astimezone(zona)
        ate = f"{fim:%H:%M}" if fim.date() == inicio.date() else f"{fim:%d/%m/%Y %H:%M}"
        return f"{inicio:%d/%m/%Y}, {inicio:%H:%M} a {ate} (horário: {self.get_fuso_display()})"
