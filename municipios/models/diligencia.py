"""Diligência: tudo o que a SGD pede ao ente, de uma vez, e a resposta dele."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices.analise import AssuntoPonto
from municipios.models.adesao import Adesao


class MotivoDiligencia(models.Model):
    """Texto pronto de um motivo; a pessoa o edita antes de enviar."""

    codigo = models.SlugField("código", max_length=40, primary_key=True)
    campo = models.CharField("sobre", max_length=60)
    texto = models.TextField("texto")

    class Meta:
        verbose_name = "motivo de diligência"
        verbose_name_plural = "motivos de diligência"
        ordering = ["campo", "codigo"]

    def __str__(self) -> str:
        return f"{self.campo}: {self.codigo}"

    @property
    def assunto(self) -> AssuntoPonto:
        """Texto de antes do rol de assuntos fica em “outro”."""
        return AssuntoPonto(self.campo) if self.campo in AssuntoPonto else AssuntoPonto.OUTRO


class Diligencia(models.Model):
    """`pontos`: lista de {campo, texto}. Uma em aberto por adesão: pede-se tudo de uma vez."""

    adesao = models.ForeignKey(Adesao, on_delete=models.PROTECT, related_name="diligencias")
    pontos = models.JSONField("o que se pede")
    aberta_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    aberta_em = models.DateTimeField("aberta em", default=timezone.now)
    resposta = models.TextField("resposta do ente", blank=True)
    respondida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    respondida_em = models.DateTimeField("respondida em", null=True, blank=True)

    class Meta:
        verbose_name = "diligência"
        ordering = ["-aberta_em", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["adesao"],
                condition=models.Q(respondida_em__isnull=True),
                name="diligencia_uma_em_aberto",
                violation_error_message="Já há uma diligência em aberto nesta adesão.",
            )
        ]

    def __str__(self) -> str:
        return f"Diligência de {timezone.localtime(self.aberta_em):%d/%m/%Y}"

    @property
    def pontos_com_assunto(self) -> list[tuple[str, str]]:
        """(assunto, texto); sem assunto quando o ponto não é de um campo."""
        rotulos = dict(AssuntoPonto.choices) | {AssuntoPonto.OUTRO: ""}
        return [(rotulos.get(p.get("campo", ""), ""), p["texto"]) for p in self.pontos]

    def do_campo(self, campo: str) -> list[str]:
        return [p["texto"] for p in self.pontos if p.get("campo") == campo]
