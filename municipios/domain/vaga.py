"""As vagas de um evento. Quem chama já travou a linha do evento: é ela que põe todos em fila."""

from django.db.models import Sum

from municipios.choices.evento import SituacaoInscricao
from municipios.domain.aviso_evento import avisar_da_vaga
from municipios.domain.transicoes import Transicao, executar
from municipios.models import Evento, Inscricao, Usuario
from municipios.permissions import conduz_evento

PROMOVER = Transicao(
    "promover",
    "Passar da lista de espera",
    (SituacaoInscricao.EM_ESPERA,),
    SituacaoInscricao.CONFIRMADA,
    conduz_evento,
)


def ocupadas(evento: Evento, *, fora: Inscricao | None = None) -> int:
    confirmadas = evento.inscricoes.confirmadas().order_by()
    if fora:
        confirmadas = confirmadas.exclude(pk=fora.pk)
    return confirmadas.aggregate(n=Sum("pessoas"))["n"] or 0


def livres(evento: Evento, *, fora: Inscricao | None = None) -> int | None:
    """`None`: o evento não tem limite."""
    return None if evento.vagas is None else evento.vagas - ocupadas(evento, fora=fora)


def promover(evento: Evento) -> list[Inscricao]:
    """Passa da espera quem já cabe, na ordem do pedido; grupo grande não segura o menor."""
    promovidas, sobram = [], livres(evento)
    for inscricao in evento.inscricoes.em_espera():
        if sobram is not None and inscricao.pessoas > sobram:
            continue
        sistema = Usuario.objects.sistema()
        promovida = executar(inscricao, PROMOVER, por=sistema, em_espera_desde=None)
        avisar_da_vaga(evento, promovida)
        promovidas.append(promovida)
        sobram = None if sobram is None else sobram - promovida.pessoas
    return promovidas
