"""Delegações: o ente deixa um hub ver as suas implantações, e volta atrás quando quiser."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from municipios.choices.hub import SituacaoDelegacao, SituacaoHub
from municipios.domain.aviso_delegacao import Mudanca, avisar
from municipios.domain.documento import Arquivo, guardar
from municipios.domain.transicoes import (
    Transicao,
    TransicaoInvalida,
    conferir,
    criar,
    executar,
    executar_varios,
    registrar,
    salvar,
)
from municipios.models import Delegacao, Ente, Hub, Usuario
from municipios.models.delegacao import DelegacaoQuerySet
from municipios.permissions import age_pelo_ente, equipe_age_pelo_ente, termina_delegacao

_S = SituacaoDelegacao
DELEGAR = Transicao("delegar", "Deixar o hub ver", (), _S.ABERTA, age_pelo_ente)
REVOGAR = Transicao(
    "revogar", "Revogar a delegação", (_S.ABERTA,), _S.REVOGADA, age_pelo_ente, exige_motivo=True
)
PRORROGAR = Transicao("prorrogar", "Mudar o prazo", (_S.ABERTA,), _S.ABERTA, age_pelo_ente)
TERMINAR = Transicao("terminar", "Terminar no prazo", (_S.ABERTA,), _S.TERMINADA, termina_delegacao)
TRANSICOES = (DELEGAR, PRORROGAR, REVOGAR, TERMINAR)
PASSOU = "O prazo dela passou."


@transaction.atomic
def delegar(
    ente: Ente,
    *,
    hub: Hub,
    por: Usuario,
    fim: date | None = None,
    motivo: str = "",
    oficio: Arquivo | None = None,
    hoje: date | None = None,
) -> Delegacao:
    """O hub passa a ver, já no pedido seguinte. Só ver: não age pelo ente, nem vê as pessoas dele.

    Quando é a SGD quem delega, o motivo é obrigatório: diz como o ente pediu. Levanta
    `TransicaoInvalida` se o hub já vê este ente, está desativado, ou o prazo já passou.
    """
    dia = hoje or timezone.localdate()
    nova = Delegacao(ente=ente, hub=hub, inicio=dia, fim=fim, delegada_por=por)
    _conferir(nova, por, motivo)
    for vencida in Delegacao.objects.vencidas(dia).filter(ente=ente, hub=hub):
        executar(vencida, TERMINAR, por=por, motivo=PASSOU)
    if oficio and DELEGAR.quem(por, nova):
        nova.oficio = guardar(ente, oficio, por=por)
    criar(nova, DELEGAR, por=por, motivo=motivo)
    avisar([nova], Mudanca("delegar", "passou a ver", f"por {por}"))
    return nova


def _conferir(nova: Delegacao, por: Usuario, motivo: str) -> None:
    if nova.hub.situacao != SituacaoHub.ATIVO:
        raise TransicaoInvalida(
            f"O hub {nova.hub} está desativado: escolha outro, ou fale com a SGD.",
            codigo="desativado",
        )
    if nova.fim and nova.fim < nova.inicio:
        raise TransicaoInvalida(
            "O último dia da delegação já passou. Escolha um de hoje em diante, ou deixe em branco "
            "para valer até alguém a revogar.",
            codigo="fim",
        )
    if equipe_age_pelo_ente(por, nova) and not motivo.strip():
        raise TransicaoInvalida(
            "Diga o motivo, com o número do ofício ou do processo: a SGD só delega a pedido do "
            "ente.",
            codigo="motivo",
        )


@transaction.atomic
def revogar(delegacao: Delegacao, *, por: Usuario, motivo: str) -> Delegacao:
    """O hub deixa de ver já no pedido seguinte, pela página e pela API."""
    agora = timezone.now()
    fim = max(delegacao.inicio, timezone.localdate(agora))
    revogada = executar(delegacao, REVOGAR, por=por, motivo=motivo, revogada_em=agora, fim=fim)
    avisar([revogada], Mudanca("revogar", "deixou de ver", f"por {por}"))
    return revogada


@transaction.atomic
def prorrogar(
    delegacao: Delegacao,
    *,
    por: Usuario,
    fim: date | None,
    motivo: str = "",
    hoje: date | None = None,
) -> Delegacao:
    """Muda o último dia da delegação que ainda vale; sem `fim`, vale até alguém a revogar."""
    dia = hoje or timezone.localdate()
    atual = Delegacao.objects.select_for_update(of=("self",)).get(pk=delegacao.pk)
    if atual.fim and atual.fim < dia:
        raise TransicaoInvalida(
            f"Esta delegação terminou em {atual.fim:%d/%m/%Y}. Para o hub voltar a ver, delegue de "
            "novo.",
            codigo="fim",
        )
    if fim == atual.fim:
        raise TransicaoInvalida("O prazo já é este. Escolha outro último dia.", codigo="fim")
    _conferir(Delegacao(ente=atual.ente, hub=atual.hub, inicio=dia, fim=fim), por, motivo)
    conferir(atual, PRORROGAR, por, motivo)
    atual.fim = fim
    salvar(atual, ["fim"])
    ate = f"até {fim:%d/%m/%Y}" if fim else "sem prazo"
    dados = {"o_que": f"{atual.hub.nome}, {ate}"}
    ato = registrar(atual, PRORROGAR.nome, PRORROGAR.rotulo, por=por, motivo=motivo, dados=dados)
    avisar([atual], Mudanca(f"prorrogar-{ato.pk}", "pode ver", f"{ate}, por {por}"))
    return atual


def terminar_vencidas(hoje: date | None = None) -> int:
    """A varredura: termina as que passaram do último dia, mesmo as de dias perdidos.

    Cada hub numa transação: o que uma queda desfaz, a batida seguinte refaz, e quem chega ao mesmo
    tempo acha as linhas já terminadas. A visão do hub não espera por ela: acaba na data.
    """
    dia, feitas = hoje or timezone.localdate(), 0
    vencidas = Delegacao.objects.vencidas(dia)
    for hub in Hub.objects.filter(pk__in=vencidas.order_by().values("hub")).order_by("pk"):
        feitas += _terminar(vencidas.filter(hub=hub))
    return feitas


@transaction.atomic
def _terminar(vencidas: DelegacaoQuerySet) -> int:
    sistema = Usuario.objects.sistema()
    terminadas = executar_varios(
        vencidas.select_related("ente", "hub"), TERMINAR, por=sistema, motivo=PASSOU
    )
    avisar(terminadas, Mudanca("terminar", "deixou de ver", "porque o prazo passou"))
    return len(terminadas)
