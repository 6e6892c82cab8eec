"""O andamento de uma implantação como a página o mostra: passos, vez, ações e histórico."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef, Prefetch, Q
from django.db.models.functions import Cast, JSONObject, TruncDate
from django.utils import timezone

from identidade.choices import Responsavel, SituacaoEvidencia, SituacaoPasso
from identidade.domain.comparacao_ficha import mudou_no_ato
from identidade.domain.passo import acoes
from identidade.domain.relogio import Parada, dias_uteis
from identidade.models import Balcao, Bloqueio, Evidencia, Implantacao, Passo, Protocolo
from identidade.models.implantacao import PassoQuerySet
from municipios.domain.transicoes import Transicao
from municipios.models import Historico, Usuario

DO_PASSO, DA_EVIDENCIA = Passo._meta.label_lower, Evidencia._meta.label_lower


@dataclass(frozen=True)
class PassoNoAndamento:
    passo: Passo
    acoes: list[Transicao]
    eh_o_proximo: bool


@dataclass(frozen=True)
class Ato:
    """Uma linha do histórico, com o passo de que ela fala."""

    registro: Historico
    titulo: str

    @property
    def mudou(self) -> list[str]:
        return mudou_no_ato(self.registro)


@dataclass(frozen=True)
class Andamento:
    passos: list[PassoNoAndamento]
    historico: list[Ato]
    feitos: int
    bloqueios: list[dict[str, Any]]
    dias_na_vez: int

    @property
    def total(self) -> int:
        return len(self.passos)

    @property
    def proximo(self) -> PassoNoAndamento | None:
        return next((item for item in self.passos if item.eh_o_proximo), None)


def andamento(implantacao: Implantacao, usuario: Usuario) -> Andamento:
    """Lido em número fixo de consultas, quantos passos e atos houver."""
    provas = Evidencia.objects.visiveis_para(usuario)
    em_ordem = com_conferencias(implantacao.passos.em_ordem()).select_related("etapa", "feito_por")
    passos = list(em_ordem.prefetch_related(Prefetch("evidencias", provas)))
    cabem = acoes(implantacao, passos, usuario)
    pendentes = [passo.pk for passo in passos if passo.situacao == SituacaoPasso.PENDENTE]
    bloqueios = _bloqueios(implantacao)
    proximo = pendentes[0] if pendentes and implantacao.suspensa_em is None else None
    return Andamento(
        passos=[PassoNoAndamento(p, cabem[p.pk], p.pk == proximo) for p in passos],
        historico=historico(implantacao, passos) if _ve_por_dentro(implantacao) else [],
        feitos=len(passos) - len(pendentes),
        bloqueios=[b for b in bloqueios if b["fim"] is None],
        dias_na_vez=dias_na_vez(
            implantacao, passos, next((passo for passo in passos if passo.pk == proximo), None)
        ),
    )


def _ve_por_dentro(implantacao: Implantacao) -> bool:
    """O histórico diz quem fez e por quê: quem só vê por delegação não o lê."""
    return bool(getattr(implantacao, "por_dentro", True))


def _bloqueios(implantacao: Implantacao) -> list[dict[str, Any]]:
    """Os que a consulta já trouxe (`com_bloqueios`), com as datas como datas."""
    resumos: list[dict[str, Any]] = getattr(implantacao, "resumo_dos_bloqueios", [])
    for resumo in resumos:
        for campo in ("inicio", "fim"):
            if isinstance(resumo[campo], str):
                resumo[campo] = date.fromisoformat(resumo[campo])
    return resumos


def dias_na_vez(implantacao: Implantacao, passos: Sequence[Passo], proximo: Passo | None) -> int:
    """Dias úteis desde que o passo ficou para fazer, sem os em que a bola esteve do outro lado.

    A implantação vem com `resumo_dos_bloqueios` e `feriados`.
    """
    if proximo is None:
        return 0
    vez = proximo.etapa
    antes = [p.feito_em for p in passos if p.feito_em and p.etapa.ordem < vez.ordem]
    desde = timezone.localdate(max(antes, default=implantacao.criada_em))
    paradas = [Parada(b["lado"], b["inicio"], b["fim"]) for b in _bloqueios(implantacao)]
    paradas += _em_conferencia(proximo)
    return dias_uteis(
        desde,
        timezone.localdate(),
        vez=vez.responsavel,
        paradas=paradas,
        feriados=getattr(implantacao, "feriados", ()),
    )


def com_conferencias(passos: PassoQuerySet) -> PassoQuerySet:
    """`conferencias`: de que dia a que dia a SGD teve nas mãos cada prova do passo."""
    com_a_sgd = Q(situacao=SituacaoEvidencia.EM_CONFERENCIA) | Q(conferida_em__isnull=False)
    provas = Evidencia.objects.filter(com_a_sgd, passo=OuterRef("pk")).order_by("pk")
    dias = JSONObject(de=TruncDate("enviada_em"), ate=TruncDate("conferida_em"))
    return passos.annotate(conferencias=ArraySubquery(provas.values(dias=dias)))


def _em_conferencia(passo: Passo) -> list[Parada]:
    """Enquanto a SGD confere a prova, a bola está com ela."""
    dias: list[dict[str, str | None]] = getattr(passo, "conferencias", [])
    return [
        Parada(
            Responsavel.SGD,
            date.fromisoformat(str(um["de"])),
            date.fromisoformat(um["ate"]) if um["ate"] else None,
        )
        for um in dias
    ]


def historico(
    implantacao: Implantacao, passos: Sequence[Passo], *, so_dos_passos: bool = False
) -> list[Ato]:
    """O que houve na implantação, nos passos dados e nas provas deles, do mais novo ao mais antigo.

    Os passos vêm com as evidências já lidas.
    """
    titulos = {(DO_PASSO, str(passo.pk)): str(passo.etapa) for passo in passos}
    for passo in passos:
        for evidencia in passo.evidencias.all():
            titulos[DA_EVIDENCIA, str(evidencia.pk)] = str(passo.etapa)
    procura = Q()
    for tipo in (DO_PASSO, DA_EVIDENCIA):
        dos_passos = [chave for dono, chave in titulos if dono == tipo]
        procura |= Q(alvo_tipo=tipo, alvo_id__in=dos_passos)
    if not so_dos_passos:
        procura |= Q(alvo_tipo=Implantacao._meta.label_lower, alvo_id=str(implantacao.pk))
        for modelo in (Balcao, Bloqueio, Protocolo):
            dela = modelo._default_manager.filter(implantacao=implantacao).order_by()
            chaves = dela.annotate(chave=Cast("pk", CharField())).values("chave")
            procura |= Q(alvo_tipo=modelo._meta.label_lower, alvo_id__in=chaves)
    registros = Historico.objects.filter(procura).select_related("por")
    return [
        Ato(registro, titulos.get((registro.alvo_tipo, registro.alvo_id), ""))
        for registro in registros
    ]
