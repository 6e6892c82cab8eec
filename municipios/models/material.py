"""Material de um evento: arquivo ou link que se dá aos convidados."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone

from municipios.choices.evento import QuandoMaterial, SituacaoMaterial
from municipios.models.evento import Evento

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class MaterialQuerySet(models.QuerySet["Material"]):
    def disponiveis(self) -> Self:
        return self.filter(situacao=SituacaoMaterial.DISPONIVEL)

    def para_convidados(self, evento: Evento) -> Self:
        """Os do evento que os convidados já podem ver; de evento em rascunho, nenhum."""
        abertos = self.disponiveis().filter(evento=evento)
        if evento.aconteceu:
            return abertos
        return abertos.filter(quando=QuandoMaterial.ANTES) if evento.anunciado else self.none()

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """A equipe; o convidado chega aos dele pelo convite."""
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()


@pghistory.track()
class Material(models.Model):
    evento = models.ForeignKey(Evento, on_delete=models.PROTECT, related_name="materiais")
    nome = models.CharField("nome", max_length=120)
    link = models.URLField(
        "link", max_length=500, blank=True, validators=[URLValidator(schemes=["https", "http"])]
    )
    arquivo = models.FileField("arquivo", upload_to="materiais/%Y/%m/", blank=True)
    nome_original = models.CharField("nome do arquivo", max_length=255, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    quando = models.CharField(
        "quando os convidados veem",
        max_length=6,
        choices=QuandoMaterial,
        default=QuandoMaterial.ANTES,
    )
    situacao = models.CharField(
        "situação",
        max_length=10,
        choices=SituacaoMaterial,
        default=SituacaoMaterial.DISPONIVEL,
        editable=False,
    )
    criado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    criado_em = models.DateTimeField("criado em", default=timezone.now, editable=False)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = "material"
        verbose_name_plural = "materiais"
        ordering = ["evento", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(link="") ^ models.Q(arquivo=""),
                name="material_arquivo_ou_link",
                violation_error_message="Dê um arquivo ou um link: um dos dois, e só um.",
            )
        ]

    def __str__(self) -> str:
        return self.nome
