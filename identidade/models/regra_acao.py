"""Regra que, de uma resposta do diagnóstico, recomenda uma ação e diz por quê."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.db import models

from identidade.choices import Condicao
from identidade.models.produto import Produto
from identidade.models.questionario import Pergunta, Questionario

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario


class RegraAcaoQuerySet(models.QuerySet["RegraAcao"]):
    def ativas(self) -> Self:
        return self.filter(ativa=True)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self if getattr(usuario, "eh_da_equipe", False) else self.none()

    def com_pergunta(self) -> Self:
        """`tem_pergunta`: a última versão publicada ainda faz a pergunta da regra."""
        publicados = Questionario.objects.publicados().order_by("-versao").values("pk")
        pergunta = Pergunta.objects.filter(
            codigo=models.OuterRef("pergunta"), secao__questionario=models.Subquery(publicados[:1])
        )
        return self.annotate(tem_pergunta=models.Exists(pergunta))


@pghistory.track()
class RegraAcao(models.Model):
    """Dado que a equipe edita: pergunta, condição e valor, nunca código."""

    codigo = models.SlugField("código", max_length=60, primary_key=True)
    pergunta = models.SlugField(
        "código da pergunta", max_length=60, help_text="O código vale em toda versão."
    )
    condicao = models.CharField("condição", max_length=10, choices=Condicao)
    valor = models.CharField(
        "valor", max_length=80, help_text="“sim” ou “não”, a opção, ou o número."
    )
    acao = models.CharField("ação recomendada", max_length=160)
    razao = models.TextField("por que se recomenda", max_length=500)
    produto = models.ForeignKey(
        Produto, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ordem = models.PositiveSmallIntegerField("ordem", default=0)
    ativa = models.BooleanField("em uso", default=True)

    objects = RegraAcaoQuerySet.as_manager()

    class Meta:
        verbose_name = "regra de recomendação"
        verbose_name_plural = "regras de recomendação"
        ordering = ["ordem", "codigo"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(condicao__in=(Condicao.MAIOR, Condicao.MENOR))
                | models.Q(valor__regex=r"^[0-9]{1,12}$"),
                name="regra_acao_compara_com_numero",
                violation_error_message="“Maior” e “menor” comparam com um número inteiro.",
            )
        ]

    def __str__(self) -> str:
        return (
            f"Se “{self.pergunta}” {self.get_condicao_display()} “{self.valor}”, "
            f"recomendar: {self.acao}"
        )
