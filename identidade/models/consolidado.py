"""Consolidados: o retrato de cada ente e as contagens do painel, derivados e reconstruíveis."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from identidade.choices import Dimensao, Faixa, SituacaoImplantacao
from identidade.models.produto import Produto
from municipios.choices import Esfera, FontePopulacao, Regiao, Uf
from municipios.models import Ente


class ConsolidadoEnteQuerySet(models.QuerySet["ConsolidadoEnte"]):
    def na_rede(self) -> Self:
        return self.filter(aderiu=True)


class ConsolidadoEnte(models.Model):
    """Uma linha por ente; `coortes` guarda em quais ele está contado agora."""

    ente = models.OneToOneField(
        Ente, on_delete=models.CASCADE, primary_key=True, related_name="consolidado"
    )
    esfera = models.CharField(max_length=10, choices=Esfera)
    uf = models.CharField(max_length=2, choices=Uf)
    regiao = models.CharField(max_length=2, choices=Regiao)
    faixa = models.CharField(max_length=14, choices=Faixa)
    populacao = models.PositiveIntegerField(null=True)
    populacao_ano = models.PositiveSmallIntegerField(null=True)
    populacao_fonte = models.CharField(max_length=10, choices=FontePopulacao, blank=True)
    coortes = ArrayField(models.CharField(max_length=60), default=list)
    aderiu = models.BooleanField(default=False)
    aderiu_em = models.DateField(null=True)
    pontos_focais = models.PositiveSmallIntegerField(default=0)
    implantacoes = models.PositiveSmallIntegerField(default=0)
    integrou = models.BooleanField(default=False)
    utiliza = models.BooleanField(default=False)
    calculado_em = models.DateTimeField()

    objects = ConsolidadoEnteQuerySet.as_manager()

    class Meta:
        verbose_name = "consolidado do ente"
        verbose_name_plural = "consolidados dos entes"
        ordering = ["ente"]
        indexes = [models.Index("uf", "aderiu", name="consolidado_uf_aderiu")]

    def __str__(self) -> str:
        return self.ente_id


class ConsolidadoProduto(models.Model):
    """Situação de um produto num ente: a mais avançada das implantações que não estão suspensas."""

    # Sem índice próprio: o da unicidade começa pelo ente, e cada um a mais encarece todo fato.
    ente = models.ForeignKey(
        Ente, on_delete=models.CASCADE, related_name="consolidados_de_produto", db_index=False
    )
    produto = models.ForeignKey(Produto, on_delete=models.CASCADE, related_name="+", db_index=False)
    situacao = models.CharField(max_length=16, choices=SituacaoImplantacao)
    implantacoes = models.PositiveSmallIntegerField(default=0)
    integrou = models.BooleanField(default=False)
    utiliza = models.BooleanField(default=False)

    class Meta:
        verbose_name = "consolidado do produto no ente"
        ordering = ["ente", "produto"]
        constraints = [
            models.UniqueConstraint(
                fields=["ente", "produto"], name="consolidado_produto_unico_no_ente"
            )
        ]

    def __str__(self) -> str:
        return f"{self.ente_id}: {self.produto_id}"


class Contagem(models.Model):
    """Entes e população por corte × esfera × indicador.

    `indicador` é `entes`, `aderiu`, `integrou`, `utiliza`, `<produto>:<situação>`,
    `<produto>:integrou`, `<produto>:utiliza`, ou `populacao:<ano>:<fonte>` (de onde vem a
    população de quantos entes). Linha zerada equivale a linha ausente.
    """

    dimensao = models.CharField(max_length=8, choices=Dimensao)
    chave = models.CharField(max_length=60)
    esfera = models.CharField(max_length=10, choices=Esfera)
    indicador = models.CharField(max_length=40)
    entes = models.IntegerField(default=0)
    populacao = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "contagem"
        verbose_name_plural = "contagens"
        ordering = ["dimensao", "chave", "esfera", "indicador"]
        constraints = [
            models.UniqueConstraint(
                fields=["dimensao", "chave", "esfera", "indicador"],
                name="contagem_unica",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dimensao}/{self.chave}/{self.indicador}: {self.entes}"


class ContagemDiaria(models.Model):
    """A contagem como estava ao fim do dia."""

    dia = models.DateField()
    dimensao = models.CharField(max_length=8, choices=Dimensao)
    chave = models.CharField(max_length=60)
    esfera = models.CharField(max_length=10, choices=Esfera)
    indicador = models.CharField(max_length=40)
    entes = models.IntegerField()
    populacao = models.BigIntegerField()

    class Meta:
        verbose_name = "contagem diária"
        verbose_name_plural = "contagens diárias"
        ordering = ["-dia", "dimensao", "chave", "indicador"]
        constraints = [
            models.UniqueConstraint(
                fields=["dia", "dimensao", "chave", "esfera", "indicador"],
                name="contagem_diaria_unica",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dia}: {self.indicador}"


class Reconciliacao(models.Model):
    """Uma reconstrução inteira: quando foi, e quantas linhas divergiam do incremental."""

    feita_em = models.DateTimeField()
    divergencias = models.PositiveIntegerField()
    duracao_ms = models.PositiveIntegerField()

    class Meta:
        verbose_name = "reconciliação"
        verbose_name_plural = "reconciliações"
        ordering = ["-feita_em"]

    def __str__(self) -> str:
        return f"{self.feita_em:%d/%m/%Y %H:%M}: {self.divergencias}"
