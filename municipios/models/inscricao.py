"""Inscrição: um ente convidado a um evento, e o que ele respondeu."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices.evento import TOM_DA_INSCRICAO, SituacaoInscricao, SituacaoPresenca
from municipios.models.ente import Ente
from municipios.models.evento import Evento

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario

MAXIMO_DE_PESSOAS = 20


class InscricaoQuerySet(models.QuerySet["Inscricao"]):
    def confirmadas(self) -> Self:
        return self.filter(situacao=SituacaoInscricao.CONFIRMADA)

    def convidadas(self) -> Self:
        """As que nasceram de convite; fora quem chegou sem ele."""
        return self.filter(na_porta=False)

    def presentes(self) -> Self:
        return self.filter(presenca__situacao=SituacaoPresenca.PRESENTE)

    def em_espera(self) -> Self:
        """Na ordem em que pediram."""
        espera = self.filter(situacao=SituacaoInscricao.EM_ESPERA)
        return espera.order_by("em_espera_desde", "pk")

    def sem_convite_enviado(self) -> Self:
        return self.filter(convites__isnull=True)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


@pghistory.track()
class Inscricao(models.Model):
    """Uma por evento e ente. As vagas contam `pessoas` das confirmadas."""

    evento = models.ForeignKey(Evento, on_delete=models.PROTECT, related_name="inscricoes")
    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="inscricoes")
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoInscricao,
        default=SituacaoInscricao.CONVIDADA,
    )
    pessoas = models.PositiveSmallIntegerField("quantas pessoas", default=1)
    nomes = models.TextField("nomes de quem vem", max_length=2000, blank=True)
    em_espera_desde = models.DateTimeField("na espera desde", null=True, blank=True)
    respondida_em = models.DateTimeField("respondida em", null=True, blank=True)
    na_porta = models.BooleanField(
        "chegou sem convite", default=False, help_text="Inscrita por quem recebia, no dia."
    )
    convidada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    convidada_em = models.DateTimeField("convidada em", default=timezone.now)

    objects = InscricaoQuerySet.as_manager()

    class Meta:
        verbose_name = "inscrição"
        verbose_name_plural = "inscrições"
        ordering = ["evento", "ente"]
        constraints = [
            models.UniqueConstraint(
                fields=["evento", "ente"],
                name="inscricao_unica_no_evento",
                violation_error_message="Este ente já foi convidado para este evento.",
            ),
            models.CheckConstraint(
                condition=models.Q(pessoas__gte=1, pessoas__lte=MAXIMO_DE_PESSOAS),
                name="inscricao_numero_de_pessoas",
                violation_error_message=f"Cada ente traz de 1 a {MAXIMO_DE_PESSOAS} pessoas.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    situacao=SituacaoInscricao.EM_ESPERA, em_espera_desde__isnull=False
                )
                | ~models.Q(situacao=SituacaoInscricao.EM_ESPERA)
                & models.Q(em_espera_desde__isnull=True),
                name="inscricao_espera_tem_hora",
                violation_error_message="Só a lista de espera tem a hora em que se entrou nela.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evento_id}: {self.ente_id}"

    @property
    def tom(self) -> str:
        return TOM_DA_INSCRICAO.get(SituacaoInscricao(self.situacao), "neutra")

    @property
    def confirmada(self) -> bool:
        return self.situacao == SituacaoInscricao.CONFIRMADA

    @property
    def em_espera(self) -> bool:
        return self.situacao == SituacaoInscricao.EM_ESPERA

    @property
    def vem(self) -> bool:
        return self.confirmada or self.em_espera


class ConviteEvento(models.Model):
    """O segredo está no endereço enviado a um contato; aqui, só o hash."""

    inscricao = models.ForeignKey(Inscricao, on_delete=models.PROTECT, related_name="convites")
    hash = models.CharField(max_length=64, unique=True, editable=False)
    quem = models.CharField("contato", max_length=60)
    nome = models.CharField("nome", max_length=200, blank=True)
    email = models.EmailField("enviado para")
    criado_em = models.DateTimeField("criado em", default=timezone.now)

    class Meta:
        verbose_name = "convite para evento"
        verbose_name_plural = "convites para eventos"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inscricao", "quem"],
                name="convite_evento_um_por_contato",
                violation_error_message="Este contato já recebeu o convite.",
            )
        ]

    def __str__(self) -> str:
        return f"Convite da inscrição {self.inscricao_id}"
