"""Alarmes com dia marcado: protocolo no limite e chave PGP por vencer. Chave única por prazo."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from identidade.choices import TipoEvidencia
from identidade.domain.destinatario import destinatarios
from identidade.domain.protocolo import NO_LIMITE
from identidade.models import Evidencia, Implantacao, Protocolo
from municipios.choices import SituacaoEnte
from municipios.domain.lembrete import regra_ativa
from municipios.domain.notificacao import Aviso, notificar_todos

CHAVE_VENCE = "chave_pgp_vence"
Fato = tuple[
    str, int, date, str, int, dict[str, Any]
]  # motivo, pk, prazo, ente, implantação, dados


def alarmar_prazos(*, agora: datetime | None = None) -> int:
    """Avisa quem responde pelo ente; diz quantos avisos novos. Repetir não avisa de novo."""
    hoje = timezone.localdate(agora)
    fatos = [*_protocolos(hoje), *_chaves(hoje)]
    return notificar_todos(_avisos(fatos, hoje)) if fatos else 0


def _avisos(fatos: list[Fato], hoje: date) -> Iterator[Aviso]:
    em_causa = Implantacao.objects.filter(pk__in={implantacao for *_, implantacao, _ in fatos})
    quem_avisar = destinatarios(em_causa, hoje)
    for motivo, pk, prazo, ente_id, implantacao, dados in fatos:
        for quem, nome, email in quem_avisar.do_ente(ente_id):
            chave = f"{motivo}:{pk}:{quem}:{prazo}"
            contexto = dados | {"implantacao": implantacao}
            yield Aviso(chave, motivo, email, nome, ente_id, contexto)


def _protocolos(hoje: date) -> Iterator[Fato]:
    if not regra_ativa(NO_LIMITE):
        return
    no_limite = Protocolo.objects.no_limite(hoje).filter(
        implantacao__ente__situacao=SituacaoEnte.ATIVO
    )
    for p in no_limite.select_related("implantacao"):
        dados = {
            "numero": p.numero,
            "sistema": p.implantacao.nome,
            "verificado_em": f"{p.verificado_em:%d/%m/%Y}",
            "limite": f"{p.limite:%d/%m/%Y}",
            "aberto_por": p.aberto_por_nome,
            "contato": p.aberto_por_contato,
        }
        yield NO_LIMITE, p.pk, p.limite, p.ente_id, p.implantacao_id, dados


def _chaves(hoje: date) -> Iterator[Fato]:
    """Só a chave mais nova de cada passo: a que já foi trocada não incomoda."""
    regra = regra_ativa(CHAVE_VENCE)
    if not regra:
        return
    chaves = Evidencia.objects.de_pe().filter(tipo=TipoEvidencia.CHAVE_PGP)
    mais_nova = chaves.filter(passo=OuterRef("passo"), pk__gt=OuterRef("pk"))
    vencem = chaves.filter(
        ~Exists(mais_nova),
        vence_em__lte=hoje + timedelta(days=regra.dias),
        passo__implantacao__ente__situacao=SituacaoEnte.ATIVO,
    )
    for e in vencem.select_related("passo__etapa", "passo__implantacao"):
        dados = {
            "sistema": e.passo.implantacao.nome,
            "final": e.impressao[-8:],
            "vence_em": f"{e.vence_em:%d/%m/%Y}",
            "ordem": e.passo.etapa.ordem,
        }
        yield CHAVE_VENCE, e.pk, e.vence_em or hoje, e.ente_id, e.passo.implantacao_id, dados
