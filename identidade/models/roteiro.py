"""Roteiro: as etapas de um produto por uma via, em versões com data de início."""

from datetime import date
from typing import Self

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.utils import timezone

from identidade.choices import (
    PROVAS_FACULTATIVAS,
    CodigoProduto,
    Marco,
    Responsavel,
    TipoEvidencia,
    TipoPreRequisito,
    Via,
)
from identidade.models.produto import Produto
from municipios.models.periodo import PeriodoFechado

RECUSA = "RAISE EXCEPTION 'Um roteiro publicado não muda: prepare uma versão nova.'"
# De um dia a outro ele vale ou deixa de valer; nada mais muda.
SO_O_FIM = f"""
    IF TG_OP = 'DELETE' THEN {RECUSA}; END IF;
    IF to_jsonb(NEW) - 'fim' <> to_jsonb(OLD) - 'fim' THEN {RECUSA}; END IF;
    RETURN NEW;
"""
# `FOR SHARE` faz quem edita esperar por quem publica, e então ver o publicado.
DE_PUBLICADO = f"""
    IF EXISTS (SELECT FROM identidade_roteiro r
                WHERE r.id IN (NEW.roteiro_id, OLD.roteiro_id)
                  AND r.publicado_em IS NOT NULL FOR SHARE){{exceto}} THEN {RECUSA}; END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
SALVO_O_FIM = " AND NOT (TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'fim' = to_jsonb(OLD) - 'fim')"


def _protegida(exceto: str = "") -> pgtrigger.Trigger:
    """O que pertence a um roteiro publicado não nasce, não muda e não se apaga."""
    return pgtrigger.Trigger(
        name="publicada_nao_muda",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=DE_PUBLICADO.format(exceto=exceto),
    )


class RoteiroQuerySet(models.QuerySet["Roteiro"]):
    def vigentes(self, dia: date | None = None) -> Self:
        dia = dia or timezone.localdate()
        no_periodo = models.Q(fim__isnull=True) | models.Q(fim__gte=dia)
        return self.filter(no_periodo, inicio__lte=dia, publicado_em__isnull=False)


class Roteiro(models.Model):
    """Um por produto e via em cada dia; implantações guardam a versão com que começaram."""

    produto = models.ForeignKey(Produto, on_delete=models.PROTECT, related_name="roteiros")
    via = models.CharField("via", max_length=10, choices=Via)
    versao = models.PositiveSmallIntegerField("versão", default=1)
    sugestao = models.BooleanField(
        "é sugestão, não norma", default=False, help_text="Sem fonte oficial completa."
    )
    fonte = models.CharField("fonte", max_length=300, blank=True)
    inicio = models.DateField("vale desde")
    fim = models.DateField("vale até", null=True, blank=True)

    publicado_em = models.DateTimeField(
        "publicado em",
        default=timezone.now,
        null=True,
        blank=True,
        editable=False,
        help_text="Vazio: é rascunho, e ainda se edita.",
    )

    objects = RoteiroQuerySet.as_manager()

    class Meta:
        verbose_name = "roteiro"
        ordering = ["produto", "via", "-versao"]
        constraints = [
            models.UniqueConstraint(
                fields=["produto", "via", "versao"],
                name="roteiro_versao_unica",
                violation_error_message="Já há roteiro com esta versão.",
            ),
            ExclusionConstraint(
                name="roteiro_um_por_dia",
                condition=models.Q(publicado_em__isnull=False),
                expressions=[
                    ("produto", RangeOperators.EQUAL),
                    ("via", RangeOperators.EQUAL),
                    (PeriodoFechado("inicio", "fim"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Já há roteiro deste produto e via nesses dias.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="publicado_nao_muda",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__publicado_em__isnull=False),
                func=SO_O_FIM,
            )
        ]

    def __str__(self) -> str:
        produto = CodigoProduto(self.produto_id).label
        return f"{produto}, {self.get_via_display()}, versão {self.versao}"


class Etapa(models.Model):
    roteiro = models.ForeignKey(Roteiro, on_delete=models.PROTECT, related_name="etapas")
    ordem = models.PositiveSmallIntegerField("ordem")
    titulo = models.CharField("título", max_length=160)
    ajuda = models.TextField("ajuda", blank=True)
    responsavel = models.CharField("de quem é a vez", max_length=10, choices=Responsavel)
    codigo = models.SlugField(
        "código", max_length=60, help_text="O mesmo de uma versão do roteiro para a outra."
    )
    prova = models.CharField("o que prova", max_length=200, blank=True)
    provas = ArrayField(
        models.CharField(max_length=12, choices=TipoEvidencia),
        default=list,
        blank=True,
        verbose_name="provas aceitas",
        help_text="Com alguma aqui, o passo não se conclui sem prova.",
    )
    exige_todas = models.BooleanField("exige todas as provas", default=False)
    revisa_sgd = models.BooleanField("a SGD confere a prova", default=False)
    itens = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        verbose_name="itens da lista de conferência",
    )
    marco = models.CharField("marco", max_length=24, choices=Marco, default=Marco.NENHUM)
    prazo_dias_uteis = models.PositiveSmallIntegerField(
        "prazo em dias úteis", null=True, blank=True
    )
    url_manual = models.URLField("manual", max_length=300, blank=True)

    class Meta:
        verbose_name = "etapa"
        ordering = ["roteiro", "ordem"]
        constraints = [
            models.UniqueConstraint(
                fields=["roteiro", "ordem"],
                name="etapa_ordem_unica",
                violation_error_message="Já há etapa nesta ordem.",
            ),
            models.UniqueConstraint(
                fields=["roteiro", "codigo"],
                name="etapa_codigo_unico",
                violation_error_message="Já há etapa com este código neste roteiro.",
            ),
            models.CheckConstraint(
                condition=~models.Q(provas__contains=[TipoEvidencia.LISTA])
                | ~models.Q(itens__len=0),
                name="etapa_lista_tem_itens",
                violation_error_message="Escreva os itens da lista de conferência.",
            ),
        ]
        triggers = [_protegida()]

    def __str__(self) -> str:
        return f"{self.ordem}. {self.titulo}"

    @property
    def provas_aceitas(self) -> list[TipoEvidencia]:
        """O que se pode juntar; sem provas na etapa, as facultativas."""
        return [TipoEvidencia(tipo) for tipo in self.provas or PROVAS_FACULTATIVAS]


class PreRequisito(models.Model):
    """O que um ente precisa ter antes de começar por este roteiro; vale por período."""

    roteiro = models.ForeignKey(Roteiro, on_delete=models.PROTECT, related_name="pre_requisitos")
    tipo = models.CharField("tipo", max_length=20, choices=TipoPreRequisito)
    produto = models.ForeignKey(
        Produto, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    fundamento = models.CharField("fundamento", max_length=200, blank=True)
    inicio = models.DateField("vale desde")
    fim = models.DateField("vale até", null=True, blank=True)

    class Meta:
        verbose_name = "pré-requisito"
        ordering = ["roteiro", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tipo=TipoPreRequisito.ADESAO_VIGENTE, produto__isnull=True)
                | models.Q(
                    ~models.Q(tipo=TipoPreRequisito.ADESAO_VIGENTE),
                    produto__isnull=False,
                ),
                name="pre_requisito_produto_coerente",
                violation_error_message="Diga o produto exigido (e só quando o tipo pede um).",
            )
        ]
        triggers = [_protegida(SALVO_O_FIM)]

    def __str__(self) -> str:
        return self.get_tipo_display()

    def vale_em(self, dia: date) -> bool:
        return self.inicio <= dia and (self.fim is None or dia <= self.fim)
