"""Decisão da SGD sobre a adesão: dado com autor, referência e data de início."""

from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices.assinatura import VALORES_DA_DECISAO, AssuntoDecisao, ValorDecisao


class DecisaoQuerySet(models.QuerySet["Decisao"]):
    def vigente(self, assunto: AssuntoDecisao, dia: date | None = None) -> str:
        """O valor decidido; sem decisão, o primeiro da lista do assunto."""
        valem = self.filter(assunto=assunto, inicio__lte=dia or timezone.localdate())
        ultima = valem.order_by("-inicio", "-pk").values_list("valor", flat=True).first()
        return ultima or VALORES_DA_DECISAO[assunto][0]

    def ha(self, assunto: AssuntoDecisao) -> bool:
        """Se a SGD já decidiu, ou se vale o que o portal supõe."""
        return self.filter(assunto=assunto, inicio__lte=timezone.localdate()).exists()


class Decisao(models.Model):
    """Só se acrescenta: mudar de ideia é outra decisão, com outra data."""

    assunto = models.CharField("assunto", max_length=20, choices=AssuntoDecisao)
    valor = models.CharField("o que se decidiu", max_length=20, choices=ValorDecisao)
    inicio = models.DateField("vale a partir de")
    referencia = models.CharField("referência (ato, processo, parecer)", max_length=300)
    registrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    registrada_em = models.DateTimeField("registrada em", auto_now_add=True)

    objects = DecisaoQuerySet.as_manager()

    class Meta:
        verbose_name = "decisão da SGD"
        verbose_name_plural = "decisões da SGD"
        ordering = ["assunto", "-inicio", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    *(
                        models.Q(assunto=assunto, valor__in=valores)
                        for assunto, valores in VALORES_DA_DECISAO.items()
                    ),
                    _connector=models.Q.OR,
                ),
                name="decisao_valor_do_assunto",
                violation_error_message="Este valor é de outro assunto. Em “O que se decidiu”, "
                "escolha um valor que fale do assunto escolhido; ou troque o assunto.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="so_acrescimo", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.get_assunto_display()}: {self.get_valor_display()}"
