"""Presença: quem veio ao evento, contado na porta, e o certificado disso."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices.evento import OrigemPresenca, SituacaoPresenca
from municipios.models.inscricao import MAXIMO_DE_PESSOAS, Inscricao

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class PresencaQuerySet(models.QuerySet["Presenca"]):
    def valendo(self) -> Self:
        return self.filter(situacao=SituacaoPresenca.PRESENTE)

    def do_evento(self, evento: int) -> Self:
        return self.filter(inscricao__evento=evento)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


@pghistory.track()
class Presenca(models.Model):
    """Uma por inscrição: duas pessoas na porta marcam a mesma. Desfeita, a linha fica."""

    inscricao = models.OneToOneField(Inscricao, on_delete=models.PROTECT, related_name="presenca")
    situacao = models.CharField(
        "situação", max_length=8, choices=SituacaoPresenca, default=SituacaoPresenca.PRESENTE
    )
    origem = models.CharField("como se soube", max_length=8, choices=OrigemPresenca)
    pessoas = models.PositiveSmallIntegerField("quantas pessoas vieram", default=1)
    nomes = models.TextField("nomes de quem veio", max_length=2000, blank=True)
    marcada_em = models.DateTimeField("marcada em", default=timezone.now)
    marcada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = PresencaQuerySet.as_manager()

    class Meta:
        verbose_name = "presença"
        ordering = ["-marcada_em", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pessoas__gte=1, pessoas__lte=MAXIMO_DE_PESSOAS),
                name="presenca_numero_de_pessoas",
                violation_error_message=f"De cada ente contam-se de 1 a {MAXIMO_DE_PESSOAS}.",
            )
        ]

    def __str__(self) -> str:
        return f"Presença da inscrição {self.inscricao_id}"

    @property
    def ente_id(self) -> str:
        return self.inscricao.ente_id

    @property
    def vale(self) -> bool:
        return self.situacao == SituacaoPresenca.PRESENTE


class Certificado(models.Model):
    """O retrato do que se certifica; o PDF se compõe dele, sempre com os mesmos bytes."""

    presenca = models.OneToOneField(Presenca, on_delete=models.PROTECT, related_name="certificado")
    codigo = models.CharField("código de verificação", max_length=14, unique=True)
    dados = models.JSONField("retrato")
    emitido_em = models.DateTimeField("emitido em", default=timezone.now)
    emitido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "certificado"
        ordering = ["-emitido_em", "-pk"]

    def __str__(self) -> str:
        return f"Certificado {self.codigo}"
