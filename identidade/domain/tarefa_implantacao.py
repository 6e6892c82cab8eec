"""O que as implantações de um ente esperam, e de quem."""

from datetime import date

from django.db.models import Prefetch

from identidade.choices import (
    SITUACOES_INTEGRADAS,
    Responsavel,
    ResultadoVerificacao,
    SituacaoEvidencia,
)
from identidade.choices.tarefa import Assunto, Vez
from identidade.domain.tarefa import Tarefa
from identidade.domain.tarefa_balcao import da_unidade, sobre_a_unidade
from identidade.models import Bloqueio, Evidencia, Implantacao, Passo, Verificacao
from identidade.models.verificacao import FALHAS_QUE_ALARMAM
from municipios.models import Ente


def das_implantacoes(ente: Ente, *, aderiu: bool) -> list[Tarefa]:
    pendentes = Passo.objects.pendentes().annotate(ultima_prova=Evidencia.objects.ultima_do_passo())
    faltam = pendentes.select_related("etapa").order_by("etapa__ordem")
    implantacoes = (
        Implantacao.objects.filter(ente=ente)
        .select_related("produto")
        .prefetch_related(Prefetch("passos", faltam, to_attr="passos_que_faltam"))
        .annotate(
            bloqueios_abertos=Bloqueio.objects.abertos().resumidos(),
            ultimas_verificacoes=Verificacao.objects.ultimos_resultados(),
            **sobre_a_unidade(),
        )
    )
    achadas: list[Tarefa] = []
    for uma in implantacoes:
        achadas += [*_da_verificacao(uma), *da_unidade(uma), _da_implantacao(uma)]
    return achadas or [
        Tarefa(
            Assunto.COMECAR,
            "Começar por um produto",
            ("" if aderiu else "Depois que a adesão estiver em vigor. ")
            + "Escolha o primeiro sistema ou unidade de atendimento e siga o roteiro do produto.",
            Vez.ENTE if aderiu else Vez.DEPOIS,
        )
    ]


def _da_verificacao(implantacao: Implantacao) -> list[Tarefa]:
    """No ar, e as últimas visitas acharam problema: é o ente quem conserta."""
    ultimas: list[str] = getattr(implantacao, "ultimas_verificacoes", [])
    falhou = ultimas == [ResultadoVerificacao.FALHA] * FALHAS_QUE_ALARMAM
    if not falhou or implantacao.situacao not in SITUACOES_INTEGRADAS:
        return []
    titulo = f"Consertar {implantacao.nome}"
    explicacao = "As duas últimas verificações automáticas acharam problema no sistema."
    return [Tarefa(Assunto.IMPLANTACAO, titulo, explicacao, Vez.ENTE, implantacao.pk)]


def _do_bloqueio(implantacao: Implantacao, titulo: str) -> Tarefa | None:
    """O que impede o andamento vem antes do próximo passo; a vez é de quem está com a bola."""
    abertos: list[dict[str, str]] = getattr(implantacao, "bloqueios_abertos", [])
    if not abertos:
        return None
    impede = "; ".join(
        f"{b['motivo__nome']} (desde {date.fromisoformat(b['inicio']):%d/%m/%Y})" for b in abertos
    )
    com_a_sgd = all(b["lado"] == Responsavel.SGD for b in abertos)
    explicacao = f"{implantacao.get_situacao_display()}. O que impede: {impede}."
    vez = Vez.OUTRO if com_a_sgd else Vez.ENTE
    return Tarefa(Assunto.IMPLANTACAO, titulo, explicacao, vez, implantacao.pk)


def _da_implantacao(implantacao: Implantacao) -> Tarefa:
    """A suspensa não espera por ninguém daqui; a que não tem passo pendente está em dia."""
    faltam: list[Passo] = getattr(implantacao, "passos_que_faltam", [])
    titulo = f"{implantacao.produto.nome}: {implantacao.nome}"
    situacao = implantacao.get_situacao_display()
    if bloqueada := _do_bloqueio(implantacao, titulo):
        return bloqueada
    if not faltam:
        return Tarefa(Assunto.IMPLANTACAO, titulo, f"{situacao}.", Vez.NINGUEM, implantacao.pk)
    etapa = faltam[0].etapa
    parada = implantacao.suspensa_em is not None or etapa.responsavel == Responsavel.SGD
    explicacao = f"{situacao}. Próximo passo: {etapa.titulo} ({etapa.get_responsavel_display()})."
    prova = getattr(faltam[0], "ultima_prova", None)
    if prova == SituacaoEvidencia.DEVOLVIDA:
        explicacao += " A SGD devolveu a prova: veja no passo o que falta."
    if prova == SituacaoEvidencia.EM_CONFERENCIA:
        explicacao += " A SGD está conferindo a prova."
        parada = True
    vez = Vez.OUTRO if parada else Vez.ENTE
    return Tarefa(Assunto.IMPLANTACAO, titulo, explicacao, vez, implantacao.pk)
