"""Histórico das transições: só acréscimo; o banco recusa alterar ou apagar, e encadeia os atos.

Cada ato guarda o número de ordem e o elo: o SHA-256 do elo do ato anterior do mesmo alvo, seguido
da forma canônica do ato. Quem os calcula é o banco, para que nenhum caminho escape; quem os confere
é `domain/elo.py`.
"""

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.db import models

from municipios.models.ente import Ente

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario

# A forma canônica de um ato, que o SHA-256 resume: uma lista JSON, com a hora em UTC. Mudar isto
# desfaz todos os elos já gravados: campo novo no histórico só entra com uma forma nova, como a
# origem, que os atos sem ela não citam. A forma sai no pacote de provas: cita só o resumo da
# origem, que a prova sem mostrar de que endereço a pessoa agiu.
_CAMPOS = """{ato}.id, {ordem}, {ato}.alvo_tipo, {ato}.alvo_id, {ato}.ente_id, {ato}.transicao,
    {ato}.rotulo, {ato}.de, {ato}.para, {ato}.motivo, {ato}.dados, {ato}.pela_sgd, {ato}.por_id,
    {ato}.em AT TIME ZONE 'UTC'"""
FORMA = f"""CASE WHEN {{ato}}.origem = '{{{{}}}}' THEN json_build_array(
    {_CAMPOS}) ELSE json_build_array(
    {_CAMPOS}, encode(sha256(convert_to({{ato}}.origem::text, 'UTF8')), 'hex')) END::text"""
ELO = "encode(sha256(convert_to(coalesce({anterior}, '') || {forma}, 'UTF8')), 'hex')"

# Dois atos do mesmo alvo ao mesmo tempo esperam um pelo outro. A trava é por alvo até a 500ª da
# transação (a memória de travas do servidor é finita); dali em diante, nas cargas, quem impede a
# bifurcação é a unicidade de (alvo, ordem), e o segundo é recusado em vez de esperar.
#
# O plano da busca do ato anterior se guarda na sessão: feito com a tabela quase vazia, varreria
# tudo a cada ato de uma carga grande. Por isso a varredura se desliga só durante a busca.
ENCADEAR = f"""
    travas := coalesce(nullif(current_setting('redegov.travas', true), ''), '0');
    IF travas < 500 THEN
        PERFORM set_config('redegov.travas', (travas + 1)::text, true);
        PERFORM pg_advisory_xact_lock(
            hashtextextended(NEW.alvo_tipo || ':' || NEW.alvo_id, 0));
    END IF;
    varredura := current_setting('enable_seqscan');
    PERFORM set_config('enable_seqscan', 'off', true);
    SELECT h.ordem, h.elo INTO ultima, anterior FROM municipios_historico h
     WHERE h.alvo_tipo = NEW.alvo_tipo AND h.alvo_id = NEW.alvo_id
     ORDER BY h.ordem DESC LIMIT 1;
    PERFORM set_config('enable_seqscan', varredura, true);
    NEW.ordem := coalesce(ultima, 0) + 1;
    NEW.origem := coalesce(nullif(current_setting('redegov.origem', true), ''), '{{}}');
    NEW.elo := {ELO.format(anterior="anterior", forma=FORMA.format(ato="NEW", ordem="NEW.ordem"))};
    RETURN NEW;
"""  # noqa: S608 (nenhum valor de fora entra aqui)

NAO_SE_ESVAZIA = pgtrigger.Trigger(
    name="nao_se_esvazia",
    when=pgtrigger.Before,
    operation=pgtrigger.Truncate,
    level=pgtrigger.Statement,
    func="RAISE EXCEPTION 'A tabela % não se esvazia.', TG_TABLE_NAME;",
)


class HistoricoQuerySet(models.QuerySet["Historico"]):
    def de(self, alvo: models.Model) -> Self:
        return self.filter(alvo_tipo=alvo._meta.label_lower, alvo_id=str(alvo.pk))

    def sobre(self, modelo: type[models.Model]) -> Self:
        return self.filter(alvo_tipo=modelo._meta.label_lower)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        if getattr(usuario, "eh_da_equipe", False):
            return self
        return self.filter(ente__in=Ente.objects.administrados_por(usuario))


class Historico(models.Model):
    """Quem fez o quê, de onde para onde, por que e quando. Escrito pelo motor de transições."""

    alvo_tipo = models.CharField("sobre", max_length=60)
    alvo_id = models.CharField(max_length=40)
    ente = models.ForeignKey(
        Ente, on_delete=models.PROTECT, null=True, blank=True, related_name="historico"
    )
    transicao = models.CharField("ato", max_length=60)
    rotulo = models.CharField("descrição", max_length=120)
    de = models.CharField("de", max_length=40, blank=True)
    para = models.CharField("para", max_length=40, blank=True)
    motivo = models.TextField("motivo", blank=True)
    dados = models.JSONField("dados", default=dict, blank=True)
    pela_sgd = models.BooleanField("feito pela SGD em nome do ente", default=False)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="atos")
    em = models.DateTimeField("em", auto_now_add=True)
    # Preenchidos pelo gatilho: o objeto recém-criado só os conhece depois de relido.
    origem = models.JSONField(
        "origem",
        default=dict,
        editable=False,
        help_text="O pedido de que o ato veio e o endereço de rede; vazia nas rotinas do portal.",
    )
    ordem = models.PositiveIntegerField("ordem", default=0, editable=False)
    elo = models.CharField("elo", max_length=64, default="", editable=False)

    objects = HistoricoQuerySet.as_manager()

    class Meta:
        verbose_name = "ato do histórico"
        verbose_name_plural = "histórico"
        ordering = ["-em", "-pk"]
        indexes = [
            models.Index(fields=["alvo_tipo", "alvo_id", "-em"], name="historico_alvo"),
            models.Index(fields=["ente", "-em"], name="historico_ente"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["alvo_tipo", "alvo_id", "ordem"],
                name="historico_ordem_unica_por_alvo",
                violation_error_message="Outro ato sobre o mesmo assunto chegou antes.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="so_acrescimo", operation=pgtrigger.Update | pgtrigger.Delete),
            NAO_SE_ESVAZIA,
            pgtrigger.Trigger(
                name="encadear",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[
                    ("travas", "int"),
                    ("varredura", "text"),
                    ("ultima", "int"),
                    ("anterior", "text"),
                ],
                func=ENCADEAR,
            ),
        ]

    def __str__(self) -> str:
        return self.rotulo
