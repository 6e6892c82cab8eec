"""Questionário do diagnóstico: seções e perguntas, em versões; a publicada não muda."""

from typing import TYPE_CHECKING, Self

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from identidade.choices import TIPOS_COM_OPCOES, SituacaoQuestionario, TipoPergunta
from identidade.models.produto import Produto

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario

RECUSA = "RAISE EXCEPTION 'Um questionário publicado não muda: crie uma versão nova.'"
# `FOR SHARE` faz quem edita esperar por quem publica, e então ver o publicado.
SECAO_DE_PUBLICADO = f"""
    IF EXISTS (SELECT FROM identidade_questionario q
                WHERE q.id IN (NEW.questionario_id, OLD.questionario_id)
                  AND q.situacao = 'publicado' FOR SHARE) THEN {RECUSA}; END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
PERGUNTA_DE_PUBLICADO = f"""
    IF EXISTS (SELECT FROM identidade_questionario q JOIN identidade_secao s
                   ON s.questionario_id = q.id
                WHERE s.id IN (NEW.secao_id, OLD.secao_id)
                  AND q.situacao = 'publicado' FOR SHARE OF q) THEN {RECUSA}; END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
QUALQUER = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


class QuestionarioQuerySet(models.QuerySet["Questionario"]):
    def publicados(self) -> Self:
        return self.filter(situacao=SituacaoQuestionario.PUBLICADO)

    def em_rascunho(self) -> Self:
        return self.filter(situacao=SituacaoQuestionario.RASCUNHO)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """O rascunho é só da equipe."""
        return self if getattr(usuario, "eh_da_equipe", False) else self.publicados()


@pghistory.track()
class Questionario(models.Model):
    """A versão mais alta entre as publicadas é a que os entes respondem."""

    versao = models.PositiveSmallIntegerField("versão")
    situacao = models.CharField(
        "situação",
        max_length=9,
        choices=SituacaoQuestionario,
        default=SituacaoQuestionario.RASCUNHO,
    )
    criado_em = models.DateTimeField("criado em", default=timezone.now)
    publicado_em = models.DateTimeField("publicado em", null=True, blank=True)

    objects = QuestionarioQuerySet.as_manager()

    class Meta:
        verbose_name = "questionário"
        ordering = ["-versao"]
        constraints = [
            models.UniqueConstraint(
                fields=["versao"],
                name="questionario_versao_unica",
                violation_error_message="Já há uma versão em rascunho: continue nela.",
            ),
            models.UniqueConstraint(
                fields=["situacao"],
                condition=models.Q(situacao=SituacaoQuestionario.RASCUNHO),
                name="questionario_um_rascunho",
                violation_error_message="Já há uma versão em rascunho: continue nela.",
            ),
            models.CheckConstraint(
                condition=models.Q(situacao=SituacaoQuestionario.RASCUNHO)
                | models.Q(publicado_em__isnull=False),
                name="questionario_publicado_tem_data",
                violation_error_message="Questionário publicado tem data de publicação.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="publicado_nao_muda",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__situacao=SituacaoQuestionario.PUBLICADO),
            )
        ]

    def __str__(self) -> str:
        return f"Questionário, versão {self.versao}"


@pghistory.track()
class Secao(models.Model):
    questionario = models.ForeignKey(Questionario, on_delete=models.CASCADE, related_name="secoes")
    ordem = models.PositiveSmallIntegerField("ordem")
    titulo = models.CharField("título", max_length=120)
    ajuda = models.TextField("ajuda", blank=True)
    produto = models.ForeignKey(
        Produto, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "seção"
        verbose_name_plural = "seções"
        ordering = ["questionario", "ordem"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionario", "ordem"],
                name="secao_ordem_unica",
                violation_error_message="Já há seção nesta ordem.",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="publicada_nao_muda",
                when=pgtrigger.Before,
                operation=QUALQUER,
                func=SECAO_DE_PUBLICADO,
            )
        ]

    def __str__(self) -> str:
        return f"{self.ordem}. {self.titulo}"


@pghistory.track()
class Pergunta(models.Model):
    """O `codigo` é o mesmo de uma versão para a outra: é por ele que se compara no tempo."""

    secao = models.ForeignKey(Secao, on_delete=models.CASCADE, related_name="perguntas")
    ordem = models.PositiveSmallIntegerField("ordem")
    codigo = models.SlugField("código", max_length=60)
    texto = models.CharField("pergunta", max_length=200)
    ajuda = models.CharField("ajuda", max_length=300, blank=True)
    tipo = models.CharField("tipo", max_length=7, choices=TipoPergunta)
    opcoes = ArrayField(
        models.CharField(max_length=80), default=list, blank=True, verbose_name="opções"
    )
    obrigatoria = models.BooleanField("obrigatória", default=False)

    class Meta:
        verbose_name = "pergunta"
        ordering = ["secao", "ordem"]
        constraints = [
            models.UniqueConstraint(
                fields=["secao", "codigo"],
                name="pergunta_codigo_unico",
                violation_error_message="Já há pergunta com este código nesta seção.",
            ),
            models.CheckConstraint(
                condition=models.Q(tipo__in=TIPOS_COM_OPCOES, opcoes__len__gte=2)
                | (~models.Q(tipo__in=TIPOS_COM_OPCOES) & models.Q(opcoes__len=0)),
                name="pergunta_opcoes_do_tipo",
                violation_error_message="Pergunta de escolha tem duas opções ou mais; as outras, "
                "nenhuma.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="publicada_nao_muda",
                when=pgtrigger.Before,
                operation=QUALQUER,
                func=PERGUNTA_DE_PUBLICADO,
            )
        ]

    def __str__(self) -> str:
        return self.texto
