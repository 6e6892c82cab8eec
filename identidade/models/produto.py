"""Os quatro produtos de identidade da Rede GOV.BR, como dados."""

from django.db import models

from identidade.choices import CodigoProduto


class Produto(models.Model):
    codigo = models.SlugField("código", max_length=20, primary_key=True, choices=CodigoProduto)
    nome = models.CharField("nome", max_length=80)
    resumo = models.CharField("resumo", max_length=300)
    descricao = models.TextField("descrição", blank=True)
    url_manual = models.URLField("manual", max_length=300, blank=True)
    ordem = models.PositiveSmallIntegerField("ordem", default=0)

    class Meta:
        verbose_name = "produto"
        ordering = ["ordem", "codigo"]

    def __str__(self) -> str:
        return self.nome
