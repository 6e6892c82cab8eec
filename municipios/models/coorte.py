"""Coorte: grupo prioritário de entes com meta. É prioridade, nunca porta."""

from datetime import date
from typing import Self

from django.db import models
from django.utils import timezone

from municipios.choices import FontePopulacao, MetaCoorte, OrigemMembro, RegraCoorte
from municipios.models.ente import Ente


class Coorte(models.Model):
    """Regra (população acima de N no ano A pela fonte F; capitais; lista) e meta com prazo."""

    codigo = models.SlugField("código", max_length=60, unique=True)
    nome = models.CharField("nome", max_length=120)
    descricao = models.TextField("descrição", blank=True)
    regra = models.CharField("regra", max_length=10, choices=RegraCoorte)
    corte = models.PositiveIntegerField(
        "acima de (habitantes)", null=True, blank=True, help_text="Estritamente acima."
    )
    ano = models.PositiveSmallIntegerField(
        "ano da referência",
        null=True,
        blank=True,
        help_text="Vazio: a referência mais recente.",
    )
    fonte = models.CharField("fonte", max_length=10, choices=FontePopulacao, blank=True)
    meta = models.CharField("meta", max_length=10, choices=MetaCoorte, blank=True)
    meta_percentual = models.PositiveSmallIntegerField("percentual da meta", null=True, blank=True)
    meta_ate = models.DateField("prazo da meta", null=True, blank=True)
    ano_usado = models.PositiveSmallIntegerField("ano usado", null=True, blank=True, editable=False)
    fonte_usada = models.CharField(
        max_length=10, choices=FontePopulacao, blank=True, editable=False
    )
    recalculada_em = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "coorte"
        ordering = ["nome"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(regra=RegraCoorte.POPULACAO) | models.Q(corte__isnull=False),
                name="coorte_populacao_tem_corte",
                violation_error_message="A regra por população precisa do corte de habitantes.",
            ),
            models.CheckConstraint(
                condition=models.Q(meta_percentual__isnull=True)
                | models.Q(meta_percentual__gte=1, meta_percentual__lte=100),
                name="coorte_meta_percentual",
                violation_error_message="O percentual da meta vai de 1 a 100.",
            ),
        ]

    def __str__(self) -> str:
        return self.nome


class MembroQuerySet(models.QuerySet["Membro"]):
    def atuais(self) -> Self:
        return self.filter(saiu_em__isnull=True)

    def em(self, dia: date) -> Self:
        return self.filter(entrou_em__lte=dia).filter(
            models.Q(saiu_em__isnull=True) | models.Q(saiu_em__gt=dia)
        )


class Membro(models.Model):
    """Passagem de um ente por uma coorte: entrou em, saiu em; nunca se apaga."""

    coorte = models.ForeignKey(Coorte, on_delete=models.PROTECT, related_name="membros")
    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="coortes")
    origem = models.CharField("origem", max_length=8, choices=OrigemMembro)
    motivo = models.CharField("motivo", max_length=300, blank=True)
    referencia = models.CharField("referência", max_length=120, blank=True)
    entrou_em = models.DateField("entrou em", default=timezone.localdate)
    saiu_em = models.DateField("saiu em", null=True, blank=True)

    objects = MembroQuerySet.as_manager()

    class Meta:
        verbose_name = "membro"
        ordering = ["coorte", "ente", "entrou_em", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["coorte", "ente"],
                condition=models.Q(saiu_em__isnull=True),
                name="membro_unico_em_aberto",
                violation_error_message="O ente já está nesta coorte.",
            ),
            models.CheckConstraint(
                condition=~models.Q(origem=OrigemMembro.ESCOLHA) | ~models.Q(motivo=""),
                name="membro_escolhido_tem_motivo",
                violation_error_message="Diga o motivo de incluir este ente.",
            ),
            models.CheckConstraint(
                condition=models.Q(saiu_em__isnull=True)
                | models.Q(saiu_em__gte=models.F("entrou_em")),
                name="membro_datas_em_ordem",
                violation_error_message="A saída não pode ser antes da entrada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coorte_id}: {self.ente_id}"
