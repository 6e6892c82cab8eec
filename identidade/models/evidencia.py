"""Evidência: o que prova um passo, de um tipo que a etapa aceita."""

from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from identidade.choices import (
    PROVAS_COM_ARQUIVO,
    TOM_DA_EVIDENCIA,
    SituacaoEvidencia,
    TipoEvidencia,
)
from identidade.models.implantacao import Implantacao, Passo
from identidade.models.verificacao import Verificacao
from municipios.models import Documento

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario

ABERTAS = (
    SituacaoEvidencia.REGISTRADA,
    SituacaoEvidencia.EM_CONFERENCIA,
    SituacaoEvidencia.ACEITA,
)


class EvidenciaQuerySet(models.QuerySet["Evidencia"]):
    def de_pe(self) -> Self:
        """Nem devolvida nem retirada."""
        return self.filter(situacao__in=ABERTAS)

    def em_conferencia(self) -> Self:
        return self.filter(situacao=SituacaoEvidencia.EM_CONFERENCIA)

    def ultima_do_passo(self) -> Subquery:
        """A situação da prova mais nova do passo de fora, fora as retiradas."""
        do_passo = self.exclude(situacao=SituacaoEvidencia.RETIRADA).filter(passo=OuterRef("pk"))
        return Subquery(do_passo.order_by("-pk").values("situacao")[:1])

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        """A prova pode trazer o que é das pessoas: quem vê por delegação não a vê."""
        por_dentro = Implantacao.objects.de_quem_responde(usuario)
        return self.filter(passo__implantacao__in=por_dentro)


@pghistory.track()
class Evidencia(models.Model):
    """Só os campos do tipo se preenchem. O conteúdo não muda: engano se retira e se junta outra."""

    passo = models.ForeignKey(Passo, on_delete=models.PROTECT, related_name="evidencias")
    tipo = models.CharField("tipo", max_length=12, choices=TipoEvidencia)
    situacao = models.CharField("situação", max_length=14, choices=SituacaoEvidencia)
    texto = models.CharField("texto ou número", max_length=500, blank=True)
    data = models.DateField("data", null=True, blank=True)
    url = models.URLField("endereço", max_length=500, blank=True)
    documento = models.ForeignKey(
        Documento, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    verificacao = models.ForeignKey(
        Verificacao, on_delete=models.PROTECT, null=True, blank=True, related_name="evidencias"
    )
    impressao = models.CharField("impressão digital da chave", max_length=64, blank=True)
    vence_em = models.DateField("a chave vale até", null=True, blank=True)
    itens = models.JSONField(
        "itens", default=list, blank=True, help_text="Conferidos, ou o laudo da assinatura."
    )
    sem_rosto = models.BooleanField("declarou que a imagem não mostra rosto", default=False)
    enviada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    enviada_em = models.DateTimeField("juntada em", default=timezone.now)
    conferida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    conferida_em = models.DateTimeField("conferida em", null=True, blank=True)

    objects = EvidenciaQuerySet.as_manager()

    class Meta:
        verbose_name = "evidência"
        ordering = ["passo", "pk"]
        indexes = [
            models.Index(
                "vence_em",
                name="evidencia_chave_vence",
                condition=Q(tipo=TipoEvidencia.CHAVE_PGP),
            ),
            models.Index(
                "enviada_em",
                name="evidencia_em_conferencia",
                condition=Q(situacao=SituacaoEvidencia.EM_CONFERENCIA),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(tipo__in=[TipoEvidencia.NOTA, TipoEvidencia.PROTOCOLO], texto__gt="")
                    | Q(tipo=TipoEvidencia.DATA, data__isnull=False)
                    | Q(tipo__in=[TipoEvidencia.ENDERECO, TipoEvidencia.VIDEO], url__gt="")
                    | Q(tipo__in=PROVAS_COM_ARQUIVO, documento__isnull=False)
                    | Q(tipo=TipoEvidencia.DECRETO, texto__gt="", data__isnull=False)
                    | Q(tipo=TipoEvidencia.CHAVE_PGP, impressao__gt="", vence_em__isnull=False)
                    | Q(tipo=TipoEvidencia.LISTA) & ~Q(itens=[])
                    | Q(tipo=TipoEvidencia.VERIFICACAO, verificacao__isnull=False)
                ),
                name="evidencia_completa_pelo_tipo",
                violation_error_message="Preencha o que este tipo de prova pede.",
            ),
            models.CheckConstraint(
                condition=~Q(situacao__in=[SituacaoEvidencia.ACEITA, SituacaoEvidencia.DEVOLVIDA])
                | Q(conferida_por__isnull=False, conferida_em__isnull=False),
                name="evidencia_conferida_tem_autor_e_data",
                violation_error_message="Prova conferida precisa de quem conferiu e da data.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()} de {timezone.localtime(self.enviada_em):%d/%m/%Y}"

    @property
    def ente_id(self) -> str:
        return self.passo.implantacao.ente_id

    @property
    def autoria(self) -> str:
        """Quem juntou; da rotina, o que ela é."""
        if self.enviada_por.eh_o_sistema:
            return "verificação automática"
        return str(self.enviada_por)

    @property
    def tom(self) -> str:
        return TOM_DA_EVIDENCIA.get(SituacaoEvidencia(self.situacao), "neutra")


class MotivoDevolucao(models.Model):
    """Uma das razões por que a SGD devolveu a prova; todas de uma vez."""

    evidencia = models.ForeignKey(Evidencia, on_delete=models.PROTECT, related_name="motivos")
    texto = models.CharField("motivo", max_length=500)

    class Meta:
        verbose_name = "motivo da devolução"
        verbose_name_plural = "motivos da devolução"
        ordering = ["evidencia", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(texto__regex=r"[^[:space:]]"),
                name="motivo_devolucao_tem_texto",
                violation_error_message="Escreva o motivo.",
            )
        ]

    def __str__(self) -> str:
        return self.texto
