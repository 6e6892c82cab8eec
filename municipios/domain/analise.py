"""Análise da SGD: assumir, pedir tudo o que falta de uma vez, receber a resposta, pôr em vigor."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from municipios.choices import ADESAO_PASSAVEL
from municipios.domain.adesao import ANALISAR, DILIGENCIAR, RESPONDER
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.notificacao import notificar
from municipios.domain.transicoes import (
    SemPermissao,
    TransicaoInvalida,
    executar,
    registrar,
    salvar,
)
from municipios.domain.vigencia import avisar, avisar_quem_analisa, vigorar
from municipios.models import Adesao, Diligencia, Usuario
from municipios.permissions import equipe_age_pelo_ente


@transaction.atomic
def assumir(adesao: Adesao, *, por: Usuario) -> Adesao:
    """A análise passa a ter dono; de dois que assumem juntos, um fica e o outro sabe quem é."""
    return executar(adesao, ANALISAR, por=por, responsavel=por)


@transaction.atomic
def passar(adesao: Adesao, *, por: Usuario, a: Usuario | None, motivo: str = "") -> Adesao:
    """A análise muda de dono, ou fica sem ninguém (`a` vazio), até que alguém a tome.

    Só a recebe quem pode analisar este ente, e quem recebe é avisado. O prazo não recomeça.
    """
    fresca = Adesao.objects.select_for_update(of=("self",)).get(pk=adesao.pk)
    if not equipe_age_pelo_ente(por, fresca):
        raise SemPermissao("Passar a análise")
    if fresca.situacao not in ADESAO_PASSAVEL:
        raise TransicaoInvalida(
            f"Só se passa a análise em andamento; esta está em “{fresca.get_situacao_display()}”."
        )
    if a and not equipe_age_pelo_ente(a, fresca):
        raise TransicaoInvalida(
            f"{a} não pode analisar este ente: escolha um analista ou o gerente dele.",
            codigo="responsavel",
        )
    if a == fresca.responsavel:
        return fresca
    dados = {"de": fresca.responsavel_id, "para": a.pk if a else None}
    fresca.responsavel = a
    salvar(fresca, ["responsavel"])
    ato = registrar(
        fresca, "passar_analise", "Passar a análise", por=por, motivo=motivo, dados=dados
    )
    if a and a != por and a.email:
        notificar(
            f"analise_recebida:{fresca.pk}:usuario-{a.pk}:{ato.pk}",
            motivo="analise_recebida",
            destinatario=a.email,
            nome=a.nome_de_tratamento,
            ente=fresca.ente,
            contexto={"por": str(por), "porque": motivo},
        )
    return fresca


@transaction.atomic
def aprovar(adesao: Adesao, *, por: Usuario) -> Adesao:
    return vigorar(adesao, por=por)


@transaction.atomic
def pedir_diligencia(
    adesao: Adesao, *, por: Usuario, pontos: Sequence[dict[str, str]]
) -> Diligencia:
    """`pontos`: [{campo, texto}], todos de uma vez (Lei 14.129/2021, art. 3º, XII)."""
    escritos = [p for p in pontos if p.get("texto", "").strip()]
    if not escritos:
        raise TransicaoInvalida("Diga ao menos um ponto a esclarecer.", codigo="pontos")
    em_diligencia = executar(adesao, DILIGENCIAR, por=por)
    nova = Diligencia(adesao=em_diligencia, pontos=escritos, aberta_por=por)
    salvar(nova)
    marcar_pendentes([adesao.ente_id], "adesao")
    avisar(em_diligencia, "diligencia", vez=nova.pk)
    return nova


@transaction.atomic
def responder(adesao: Adesao, *, por: Usuario, resposta: str) -> Adesao:
    """A resposta volta a quem analisa, que é avisado."""
    if not resposta.strip():
        raise TransicaoInvalida("Escreva a resposta.", codigo="resposta")
    em_analise = executar(adesao, RESPONDER, por=por)
    aberta = adesao.diligencias.select_for_update().filter(respondida_em=None).first()
    if aberta:
        aberta.resposta, aberta.respondida_por = resposta, por
        aberta.respondida_em = timezone.now()
        aberta.save()
        avisar_quem_analisa(em_analise, str(aberta.pk))
    return em_analise
