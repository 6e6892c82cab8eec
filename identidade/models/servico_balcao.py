"""O que se faz num Balcão GOV.BR: vocabulário que a equipe muda."""

from django.db import models


class ServicoBalcao(models.Model):
    """`sugestao` diz que não se achou norma ou guia oficial que o cite."""

    codigo = models.SlugField("código", max_length=40, primary_key=True)
    nome = models.CharField("nome", max_length=120)
    sugestao = models.BooleanField(
        "é sugestão", default=False, help_text="Não foi achado em norma nem em guia oficial."
    )
    ordem = models.PositiveSmallIntegerField("ordem", default=0)

    class Meta:
        verbose_name = "serviço do balcão"
        verbose_name_plural = "serviços do balcão"
        ordering = ["ordem", "codigo"]

    def __str__(self) -> str:
        return self.nome
