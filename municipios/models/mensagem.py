"""Conversa entre um ente e a SGD: mensagens (só acréscimo), anexos e até onde cada um leu."""

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from municipios.choices.mensagem import Lado
from municipios.models.documento import Documento
from municipios.models.ente import Ente

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario

SO_ACRESCIMO = pgtrigger.Update | pgtrigger.Delete


class MensagemQuerySet(models.QuerySet["Mensagem"]):
    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))

    def com_anexos(self) -> Self:
        """Os documentos na ordem em que foram anexados."""
        return self.prefetch_related(models.Prefetch("anexos", Documento.objects.order_by("pk")))

    def nao_lidas_por(self, usuario: "Usuario") -> Self:
        """As que o outro lado escreveu depois da última que esta pessoa marcou como lida."""
        leitura = Leitura.objects.filter(
            ente=models.OuterRef("ente"), usuario=usuario.pk, lado=usuario.lado_na_conversa
        )
        lida = Coalesce(models.Subquery(leitura.values("ate")), 0)
        return self.exclude(lado=usuario.lado_na_conversa).filter(pk__gt=lida)

    def nao_lidas_pelo_lado(self, lado: Lado) -> Self:
        """As do outro lado que ninguém deste leu."""
        leitura = Leitura.objects.filter(
            ente=models.OuterRef("ente"), lado=lado, ate__gte=models.OuterRef("pk")
        )
        return self.exclude(lado=lado).filter(~models.Exists(leitura))

    def ultimas(self) -> Self:
        """A última de cada conversa: quem a escreveu diz de quem é a vez."""
        depois = Mensagem.objects.filter(ente=models.OuterRef("ente"), pk__gt=models.OuterRef("pk"))
        return self.filter(~models.Exists(depois))

    def esperando_a_sgd(self) -> Self:
        """As últimas que são do ente e que a SGD não respondeu nem dispensou de resposta."""
        dispensa = Leitura.objects.filter(
            ente=models.OuterRef("ente"), lado=Lado.SGD, dispensada__gte=models.OuterRef("pk")
        )
        return self.ultimas().filter(~models.Exists(dispensa), lado=Lado.ENTE)


class Mensagem(models.Model):
    """O que alguém escreveu. Nunca muda nem se apaga: engano se corrige com outra mensagem."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="mensagens")
    lado = models.CharField("de que lado", max_length=4, choices=Lado)
    autor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mensagens"
    )
    texto = models.TextField("texto", max_length=5000)
    anexos = models.ManyToManyField(
        Documento, through="Anexo", related_name="mensagens", verbose_name="anexos"
    )
    chave = models.UUIDField(
        "chave do envio", editable=False, help_text="O mesmo envio repetido não cria outra."
    )
    criada_em = models.DateTimeField("criada em", default=timezone.now)

    objects = MensagemQuerySet.as_manager()

    class Meta:
        verbose_name = "mensagem"
        verbose_name_plural = "mensagens"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["ente", "id"], name="mensagem_ente")]
        constraints = [
            models.UniqueConstraint(
                fields=["autor", "chave"],
                name="mensagem_enviada_uma_vez",
                violation_error_message="Esta mensagem já foi enviada.",
            ),
            models.CheckConstraint(
                condition=models.Q(lado__in=Lado.values),
                name="mensagem_lado_conhecido",
                violation_error_message="A mensagem é do ente ou da SGD.",
            ),
            models.CheckConstraint(
                condition=models.Q(texto__regex=r"[^[:space:]]"),
                name="mensagem_tem_texto",
                violation_error_message="Escreva a mensagem.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="mensagem_so_acrescimo", operation=SO_ACRESCIMO)]

    def __str__(self) -> str:
        return f"{self.get_lado_display()}, {timezone.localtime(self.criada_em):%d/%m/%Y %H:%M}"


class Anexo(models.Model):
    """Um documento que acompanha uma mensagem."""

    mensagem = models.ForeignKey(Mensagem, on_delete=models.PROTECT, related_name="+")
    documento = models.OneToOneField(Documento, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "anexo"
        ordering = ["pk"]
        triggers = [pgtrigger.Protect(name="anexo_so_acrescimo", operation=SO_ACRESCIMO)]

    def __str__(self) -> str:
        return f"{self.mensagem_id}: {self.documento_id}"


class Leitura(models.Model):
    """Até que mensagem uma pessoa leu a conversa de um ente, e a que dispensou de resposta."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="leituras")
    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="leituras"
    )
    lado = models.CharField("de que lado", max_length=4, choices=Lado)
    ate = models.ForeignKey(Mensagem, on_delete=models.PROTECT, related_name="+")
    lida_em = models.DateTimeField("lida em", default=timezone.now)
    dispensada = models.ForeignKey(
        Mensagem, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "leitura"
        ordering = ["ente", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ente", "usuario", "lado"],
                name="leitura_unica_da_pessoa",
                violation_error_message="Esta pessoa já tem a sua marca nesta conversa.",
            ),
            models.CheckConstraint(
                condition=models.Q(lado__in=Lado.values),
                name="leitura_lado_conhecido",
                violation_error_message="A leitura é do ente ou da SGD.",
            ),
            models.CheckConstraint(
                condition=models.Q(dispensada__isnull=True) | models.Q(lado=Lado.SGD),
                name="leitura_so_a_sgd_dispensa",
                violation_error_message="Só a SGD dispensa uma mensagem de resposta.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ente_id}: até {self.ate_id}"
