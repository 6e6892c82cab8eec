"""Documento enviado: guardado com nome nosso, servido só como anexo a quem pode ver."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models

from municipios.choices.pedido_autoridade import OrigemPedido
from municipios.models.ente import Ente

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class DocumentoQuerySet(models.QuerySet["Documento"]):
    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        # O que uma pessoa de fora junta para dizer que chefia o ente é dela e da SGD, até o aceite.
        de_fora = self.filter(
            pedidos_autoridade__origem=OrigemPedido.PESSOA,
            pedidos_autoridade__autoridade__isnull=True,
        ).order_by()
        dela = de_fora.filter(enviado_por=getattr(usuario, "pk", None)).values("pk")
        do_ente = models.Q(ente__in=Ente.objects.administrados_por(usuario))
        return self.filter(do_ente & ~models.Q(pk__in=de_fora.values("pk")) | models.Q(pk__in=dela))


class Documento(models.Model):
    """Arquivo de um ente (termo assinado, ofício, ato). O conteúdo nunca muda."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="documentos")
    arquivo = models.FileField("arquivo", upload_to="documentos/%Y/%m/")
    nome_original = models.CharField("nome original", max_length=255)
    tipo_conteudo = models.CharField("tipo de conteúdo", max_length=100)
    tamanho = models.PositiveIntegerField("tamanho em bytes")
    sha256 = models.CharField("SHA-256", max_length=64)
    enviado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="documentos"
    )
    enviado_em = models.DateTimeField("enviado em", auto_now_add=True)

    objects = DocumentoQuerySet.as_manager()

    class Meta:
        verbose_name = "documento"
        ordering = ["-enviado_em", "-pk"]

    def __str__(self) -> str:
        return self.nome_original
