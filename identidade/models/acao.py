"""Ação de um plano: o que fazer, de que lado, até quando, depois de quê, e em que pé está."""

from typing import TYPE_CHECKING

import pghistory
import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from identidade.choices import SituacaoImplantacao
from identidade.choices.plano import (
    ACAO_ABERTA,
    METAS,
    TOM_DA_ACAO,
    OrigemAcao,
    Prioridade,
    SituacaoAcao,
)
from identidade.models.acao_consulta import AcaoQuerySet
from identidade.models.acao_sem_ciclo import SEM_CICLO
from identidade.models.bloqueio import MotivoBloqueio
from identidade.models.implantacao import Implantacao
from identidade.models.plano import PlanoAcao
from identidade.models.produto import Produto
from identidade.models.regra_acao import RegraAcao
from identidade.models.roteiro import Roteiro
from municipios.choices import PONTO_FOCAL_EM_CURSO
from municipios.choices.mensagem import Lado
from municipios.models import PontoFocal

if TYPE_CHECKING:
    pass

MAIOR_PRAZO = 500


@pghistory.track()
class Acao(models.Model):
    """Em vigor, tem `prazo` (data); em rascunho, só `prazo_dias_uteis`, que conta do acordo.

    `mudanca` é o que o aditivo em preparo muda numa ação já acordada: só vale com o novo acordo.
    """

    plano = models.ForeignKey(PlanoAcao, on_delete=models.PROTECT, related_name="acoes")
    numero = models.PositiveSmallIntegerField("número")
    titulo = models.CharField("o que fazer", max_length=160)
    descricao = models.TextField("como", max_length=2000, blank=True)
    origem = models.CharField("de onde veio", max_length=12, choices=OrigemAcao)
    regra = models.ForeignKey(
        RegraAcao, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    roteiro = models.ForeignKey(
        Roteiro, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    razao = models.TextField("por que está aqui", max_length=2000, blank=True)
    produto = models.ForeignKey(
        Produto, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lado = models.CharField("de quem é", max_length=4, choices=Lado)
    ponto_focal = models.ForeignKey(
        PontoFocal, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    analista = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    prazo_dias_uteis = models.PositiveSmallIntegerField(
        "prazo em dias úteis",
        validators=[MinValueValidator(1), MaxValueValidator(MAIOR_PRAZO)],
        help_text="Conta do acordo.",
    )
    prazo = models.DateField("prazo", null=True, blank=True)
    prioridade = models.PositiveSmallIntegerField(
        "prioridade", choices=Prioridade, default=Prioridade.MEDIA
    )
    depende_de = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="liberadas"
    )
    situacao = models.CharField("situação", max_length=13, choices=SituacaoAcao)
    situacao_desde = models.DateTimeField("nesta situação desde", default=timezone.now)
    motivo_bloqueio = models.ForeignKey(
        MotivoBloqueio, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    detalhe = models.CharField("explicação", max_length=500, blank=True)
    implantacao = models.ForeignKey(
        Implantacao,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="acoes_do_plano",
        verbose_name="implantação",
    )
    meta = models.CharField(
        "até onde a implantação deve chegar",
        max_length=16,
        choices=[(s.value, s.label) for s in METAS],
        blank=True,
    )
    mudanca = models.JSONField("o que o aditivo muda", null=True, blank=True)
    versao = models.PositiveIntegerField("versão", default=0)
    mudada_em = models.DateTimeField("mudada em", default=timezone.now)
    mudada_pela_sgd = models.BooleanField("mudada pela SGD", default=False)

    objects = AcaoQuerySet.as_manager()

    class Meta:
        verbose_name = "ação"
        verbose_name_plural = "ações"
        ordering = ["plano", "numero"]
        indexes = [models.Index(fields=["situacao", "prazo"], name="acao_situacao_prazo")]
        constraints = [
            models.UniqueConstraint(
                fields=["plano", "numero"],
                name="acao_numero_unico",
                violation_error_message="Outra pessoa acrescentou uma ação agora. Tente de novo.",
            ),
            models.UniqueConstraint(
                fields=["plano", "regra"],
                condition=~Q(situacao=SituacaoAcao.RETIRADA),
                name="acao_recomendacao_uma_vez",
                violation_error_message="Esta recomendação já está no plano.",
            ),
            models.CheckConstraint(
                condition=Q(situacao=SituacaoAcao.BLOQUEADA, motivo_bloqueio__isnull=False)
                | Q(~Q(situacao=SituacaoAcao.BLOQUEADA), motivo_bloqueio__isnull=True),
                name="acao_bloqueada_tem_motivo",
                violation_error_message="Ação bloqueada tem motivo, e só ela.",
            ),
            models.CheckConstraint(
                condition=Q(origem=OrigemAcao.RECOMENDACAO, regra__isnull=False) & ~Q(razao="")
                | Q(origem=OrigemAcao.ROTEIRO, roteiro__isnull=False)
                | Q(origem=OrigemAcao.MANUAL, regra__isnull=True, roteiro__isnull=True),
                name="acao_origem_completa",
                violation_error_message="Diga a regra e a razão, ou o roteiro, de onde veio.",
            ),
            models.CheckConstraint(
                condition=Q(lado=Lado.ENTE, analista__isnull=True)
                | Q(lado=Lado.SGD, ponto_focal__isnull=True),
                name="acao_pessoa_do_lado",
                violation_error_message="Quem faz é do lado de quem a ação é.",
            ),
            models.CheckConstraint(
                condition=Q(implantacao__isnull=True, meta="")
                | Q(implantacao__isnull=False, produto__isnull=False, meta__in=METAS),
                name="acao_ligada_tem_produto_e_meta",
                violation_error_message="Ação ligada a uma implantação tem produto e meta.",
            ),
            models.CheckConstraint(
                condition=Q(prazo_dias_uteis__range=(1, MAIOR_PRAZO)),
                name="acao_prazo_tem_limite",
                violation_error_message=f"O prazo vai de 1 a {MAIOR_PRAZO} dias úteis.",
            ),
            models.CheckConstraint(
                condition=~Q(situacao__in=("em_andamento", "bloqueada", "concluida"))
                | Q(prazo__isnull=False),
                name="acao_em_curso_foi_acordada",
                violation_error_message="Só se trabalha em ação de plano acordado.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="acao_sem_ciclo",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("depende_de_id", "plano_id"),
                func=SEM_CICLO,
            )
        ]

    def __str__(self) -> str:
        return f"{self.numero}. {self.titulo}"

    @property
    def ente_id(self) -> str:
        return self.plano.ente_id

    @property
    def em_vigor(self) -> bool:
        return self.prazo is not None

    @property
    def aberta(self) -> bool:
        return self.situacao in ACAO_ABERTA

    @property
    def situacao_dita(self) -> str:
        """Acordada e por começar, já não é proposta: está a fazer."""
        a_fazer = self.em_vigor and self.situacao == SituacaoAcao.PROPOSTA
        return "A fazer" if a_fazer else self.get_situacao_display()

    @property
    def atrasada(self) -> bool:
        return self.aberta and self.prazo is not None and self.prazo < timezone.localdate()

    @property
    def alcancou_a_meta(self) -> bool:
        """A implantação chegou até onde a ação pede. A suspensa não chegou a lugar nenhum."""
        ordem = SituacaoImplantacao.values[:-1]
        situacao = self.implantacao.situacao if self.implantacao else ""
        return situacao in ordem and ordem.index(situacao) >= ordem.index(self.meta)

    @property
    def pode_estar_feita(self) -> bool:
        return self.aberta and self.alcancou_a_meta  # o portal propõe; quem conclui é uma pessoa

    @property
    def tom(self) -> str:
        return TOM_DA_ACAO.get(SituacaoAcao(self.situacao), "neutra")

    @property
    def pessoa(self) -> str:
        """Quem faz; vazio: qualquer pessoa do lado."""
        alguem = self.ponto_focal.nome if self.ponto_focal else self.analista
        return str(alguem or "")

    @property
    def pessoa_saiu(self) -> bool:
        """Quem faria já não é ponto focal, ou deixou a equipe: falta escolher outra pessoa."""
        if self.ponto_focal:
            return self.aberta and self.ponto_focal.situacao not in PONTO_FOCAL_EM_CURSO
        return self.aberta and self.analista is not None and not self.analista.is_active
