"""Delegações: o ente deixa um hub ver as suas implantações, e volta atrás quando quiser."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from municipios.choices.hub import SituacaoDelegacao, SituacaoHub
from municipios.domain.contato import caixas_oficiais, pessoas_dos_entes
from municipios.domain.documento import Arquivo, guardar
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar, executar
from municipios.models import Delegacao, Ente, Hub, Usuario
from municipios.permissions import age_pelo_ente, equipe_age_pelo_ente

_S = SituacaoDelegacao
DELEGAR = Transicao("delegar", "Deixar o hub ver", (), _S.ABERTA, age_pelo_ente)
REVOGAR = Transicao(
    "revogar", "Revogar a delegação", (_S.ABERTA,), _S.REVOGADA, age_pelo_ente, exige_motivo=True
)
TERMINAR = Transicao("terminar", "Terminar no prazo", (_S.ABERTA,), _S.TERMINADA, age_pelo_ente)
TRANSICOES = (DELEGAR, REVOGAR, TERMINAR)
MOTIVO = "delegacao_mudou"


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
        executar(vencida, TERMINAR, por=por, motivo="O prazo dela passou.")
    if oficio and DELEGAR.quem(por, nova):
        nova.oficio = guardar(ente, oficio, por=por)
    criar(nova, DELEGAR, por=por, motivo=motivo)
    _avisar(nova, f"{hub.nome} passou a ver as implantações de {ente}, por {por}.", ato="delegar")
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
    fato = f"{revogada.hub.nome} deixou de ver as implantações de {revogada.ente}, por {por}."
    _avisar(revogada, fato, ato="revogar")
    return revogada


def _avisar(delegacao: Delegacao, fato: str, *, ato: str) -> None:
    """Quem responde pelo ente e a caixa oficial; o mesmo endereço recebe um só."""
    ente = delegacao.ente_id
    contatos = [*pessoas_dos_entes([ente]).get(ente, []), *caixas_oficiais([ente]).values()]
    por_endereco = {contato.email.lower(): contato for contato in reversed(contatos)}
    notificar_todos(
        Aviso(
            f"{MOTIVO}:{delegacao.pk}:{contato.quem}:{ato}",
            MOTIVO,
            contato.email,
            contato.nome,
            ente,
            {"fato": fato},
        )
        for contato in por_endereco.values()
    )
