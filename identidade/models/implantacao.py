"""Implantação: um produto num sistema ou unidade do ente, passo a passo."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from identidade.choices import (
    SITUACOES_INTEGRADAS,
    TOM_DA_IMPLANTACAO,
    Responsavel,
    SituacaoImplantacao,
    SituacaoPasso,
)
from identidade.models.produto import Produto
from identidade.models.roteiro import Etapa, Roteiro
from municipios.models import Ente

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario


class ImplantacaoQuerySet(models.QuerySet["Implantacao"]):
    def em_andamento(self) -> Self:
        return self.exclude(situacao__in=(*SITUACOES_INTEGRADAS, SituacaoImplantacao.SUSPENSA))

    def integradas(self) -> Self:
        return self.filter(situacao__in=SITUACOES_INTEGRADAS)

    def paradas_desde(self, limite: datetime) -> Self:
        return self.em_andamento().filter(movimentada_em__lt=limite)

    def na_vez_de(self, responsavel: Responsavel) -> Self:
        """Em andamento cujo próximo passo pendente cabe a este responsável."""
        proximo = (
            Passo.objects.pendentes()
            .filter(implantacao=models.OuterRef("pk"))
            .order_by("etapa__ordem")
            .values("etapa__responsavel")[:1]
        )
        em_andamento = self.em_andamento().annotate(vez=models.Subquery(proximo))
        return em_andamento.filter(vez=responsavel)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.vistos_por(usuario))

    def de_quem_responde(self, usuario: "Usuario | AnonymousUser") -> Self:
        """Por dentro, com as pessoas e as provas: quem só vê por delegação fica de fora."""
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))

    def com_alcance(self, usuario: "Usuario | AnonymousUser") -> Self:
        """`pode_agir`: a pessoa age pelo ente; `por_dentro`: vê mais do que a delegação mostra."""
        administrados = Ente.objects.administrados_por(usuario)
        dele = administrados.filter(pk=models.OuterRef("ente")).order_by()
        da_equipe = bool(getattr(usuario, "eh_da_equipe", False))
        por_dentro = models.Value(True) if da_equipe else models.Exists(dele)
        return self.annotate(pode_agir=models.Exists(dele), por_dentro=por_dentro)


@pghistory.track()
class Implantacao(models.Model):
    """A `situacao` é calculada dos passos e das suspensões por uma função só; ninguém a escolhe."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="implantacoes")
    produto = models.ForeignKey(Produto, on_delete=models.PROTECT, related_name="implantacoes")
    roteiro = models.ForeignKey(Roteiro, on_delete=models.PROTECT, related_name="implantacoes")
    nome = models.CharField(
        "sistema ou unidade", max_length=120, help_text="Onde o produto será usado."
    )
    url = models.URLField("endereço do sistema", max_length=300, blank=True)
    url_entrada = models.URLField(
        "endereço que o botão de entrada abre",
        max_length=500,
        blank=True,
        help_text="O que “Entrar com GOV.BR” abre. Vazio: a verificação o procura na página.",
    )
    url_saida = models.URLField(
        "endereço de saída",
        max_length=500,
        blank=True,
        help_text="O que sai do sistema e do GOV.BR, como está no cadastro da integração.",
    )
    situacao = models.CharField(
        "situação",
        max_length=16,
        choices=SituacaoImplantacao,
        default=SituacaoImplantacao.NAO_INICIADA,
        editable=False,
    )
    situacao_desde = models.DateTimeField(
        "nesta situação desde", default=timezone.now, editable=False
    )
    movimentada_em = models.DateTimeField(
        "última movimentação", default=timezone.now, editable=False
    )
    suspensa_em = models.DateTimeField("suspensa em", null=True, blank=True, editable=False)
    producao_em = models.DateTimeField("em produção desde", null=True, blank=True, editable=False)
    uso_desde = models.DateTimeField("em uso desde", null=True, blank=True, editable=False)
    criada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="implantacoes"
    )
    criada_em = models.DateTimeField("criada em", auto_now_add=True)

    objects = ImplantacaoQuerySet.as_manager()

    class Meta:
        verbose_name = "implantação"
        verbose_name_plural = "implantações"
        ordering = ["ente", "produto", "nome", "pk"]
        indexes = [
            models.Index("produto", "situacao", name="implantacao_produto_situacao"),
            models.Index("movimentada_em", name="implantacao_movimentada"),
        ]
        constraints = [
            models.UniqueConstraint(
                "ente",
                "produto",
                "nome",
                name="implantacao_nome_unico",
                violation_error_message="Este ente já tem implantação deste produto com este nome.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.produto_id} em {self.nome}"

    @property
    def tom(self) -> str:
        return TOM_DA_IMPLANTACAO.get(SituacaoImplantacao(self.situacao), "neutra")


class PassoQuerySet(models.QuerySet["Passo"]):
    def pendentes(self) -> Self:
        return self.do_roteiro().filter(situacao=SituacaoPasso.PENDENTE)

    def do_roteiro(self) -> Self:
        """Sem os que uma versão nova do roteiro deixou de fora, que ficam como história."""
        return self.filter(fora_em__isnull=True)

    def em_ordem(self) -> Self:
        """Do primeiro ao último do roteiro, com a etapa ao lado."""
        return self.do_roteiro().select_related("etapa").order_by("etapa__ordem")

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self.filter(implantacao__in=Implantacao.objects.visiveis_para(usuario))


@pghistory.track()
class Passo(models.Model):
    """Uma etapa do roteiro nesta implantação."""

    implantacao = models.ForeignKey(Implantacao, on_delete=models.CASCADE, related_name="passos")
    etapa = models.ForeignKey(Etapa, on_delete=models.PROTECT, related_name="passos")
    situacao = models.CharField(
        "situação", max_length=10, choices=SituacaoPasso, default=SituacaoPasso.PENDENTE
    )
    feito_em = models.DateTimeField("feito em", null=True, blank=True)
    feito_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    fora_em = models.DateTimeField("saiu do roteiro em", null=True, blank=True, editable=False)

    objects = PassoQuerySet.as_manager()

    class Meta:
        verbose_name = "passo"
        ordering = ["implantacao", "etapa__ordem"]
        constraints = [
            models.UniqueConstraint(
                fields=["implantacao", "etapa"],
                name="passo_unico_por_etapa",
                violation_error_message="Esta implantação já tem este passo.",
            ),
            models.CheckConstraint(
                condition=models.Q(situacao=SituacaoPasso.PENDENTE)
                | models.Q(feito_em__isnull=False, feito_por__isnull=False),
                name="passo_feito_tem_autor_e_data",
                violation_error_message="Passo feito precisa de autor e data.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.etapa)

    @property
    def ente_id(self) -> str:
        """O ente da implantação: é por ele que se decide quem pode e onde fica o histórico."""
        return self.implantacao.ente_id

    @property
    def tom(self) -> str:
        return "neutra" if self.situacao == SituacaoPasso.PENDENTE else "concluida"
