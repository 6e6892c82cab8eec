"""O que cada implantação de um ente espera, e de quem."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from identidade.choices import (
    SITUACOES_INTEGRADAS,
    Responsavel,
    ResultadoVerificacao,
    SituacaoEvidencia,
)
from identidade.domain.tarefa_balcao import da_unidade
from identidade.models import Bloqueio, Evidencia, Implantacao, Passo, Verificacao
from identidade.models.verificacao import FALHAS_QUE_ALARMAM

Espera = tuple[str, str, str, int]  # título, explicação, a vez (como em `tarefa.Vez`), implantação
ENTE, OUTRO, NINGUEM = "ente", "outro", "ninguem"


def implantacoes_do_ente(ente_id: str) -> QuerySet[Any]:
    """Com tudo o que `espera_da_implantacao` e a unidade leem, em duas consultas."""
    pendentes = Passo.objects.pendentes().annotate(ultima_prova=Evidencia.objects.ultima_do_passo())
    faltam = pendentes.select_related("etapa").order_by("etapa__ordem")
    return (
        Implantacao.objects.filter(ente=ente_id)
        .select_related("produto")
        .prefetch_related(Prefetch("passos", faltam, to_attr="passos_que_faltam"))
        .annotate(
            bloqueios_abertos=Bloqueio.objects.abertos().resumidos(),
            ultimas_verificacoes=Verificacao.objects.ultimos_resultados(),
            **da_unidade(),
        )
    )


def espera_da_verificacao(implantacao: Implantacao) -> list[Espera]:
    """No ar, e as últimas visitas acharam problema: é o ente quem conserta."""
    ultimas: list[str] = getattr(implantacao, "ultimas_verificacoes", [])
    falhou = ultimas == [ResultadoVerificacao.FALHA] * FALHAS_QUE_ALARMAM
    if not falhou or implantacao.situacao not in SITUACOES_INTEGRADAS:
        return []
    titulo = f"Consertar {implantacao.nome}"
    explicacao = "As duas últimas verificações automáticas acharam problema no sistema."
    return [(titulo, explicacao, ENTE, implantacao.pk)]


def espera_da_implantacao(implantacao: Implantacao) -> Espera:
    """A suspensa não espera por ninguém daqui; a que não tem passo pendente está em dia."""
    faltam: list[Passo] = getattr(implantacao, "passos_que_faltam", [])
    titulo = f"{implantacao.produto.nome}: {implantacao.nome}"
    situacao = implantacao.get_situacao_display()
    explicacao, vez = f"{situacao}.", NINGUEM
    if impede := _do_bloqueio(implantacao):
        explicacao, vez = impede
    elif faltam:
        explicacao, vez = _do_passo(implantacao, faltam[0])
    return titulo, explicacao, vez, implantacao.pk


def _do_bloqueio(implantacao: Implantacao) -> tuple[str, str] | None:
    """O que impede o andamento vem antes do próximo passo; a vez é de quem está com a bola."""
    abertos: list[dict[str, str]] = getattr(implantacao, "bloqueios_abertos", [])
    if not abertos:
        return None
    impede = "; ".join(
        f"{b['motivo__nome']} (desde {date.fromisoformat(b['inicio']):%d/%m/%Y})" for b in abertos
    )
    com_a_sgd = all(b["lado"] == Responsavel.SGD for b in abertos)
    explicacao = f"{implantacao.get_situacao_display()}. O que impede: {impede}."
    return explicacao, OUTRO if com_a_sgd else ENTE


def _do_passo(implantacao: Implantacao, passo: Passo) -> tuple[str, str]:
    """Enquanto a SGD confere a prova, a vez é dela; devolvida, volta a quem a juntou."""
    etapa, prova = passo.etapa, getattr(passo, "ultima_prova", None)
    com_outro = implantacao.suspensa_em is not None or etapa.responsavel == Responsavel.SGD
    explicacao = (
        f"{implantacao.get_situacao_display()}. "
        f"Próximo passo: {etapa.titulo} ({etapa.get_responsavel_display()})."
    )
    if prova == SituacaoEvidencia.DEVOLVIDA:
        explicacao += " A SGD devolveu a prova: veja no passo o que falta."
    if prova == SituacaoEvidencia.EM_CONFERENCIA:
        explicacao += " A SGD está conferindo a prova."
        com_outro = True
    return explicacao, OUTRO if com_outro else ENTE
