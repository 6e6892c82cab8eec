"""O relatório mensal de um hub: abrir, conferir, entregar até o dia 05, e reabrir."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from identidade.choices.relatorio_hub import SituacaoRelatorio
from identidade.models import RelatorioHub
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar, executar
from municipios.models import Hub, Usuario
from municipios.permissions import responde_pelo_hub, trata_do_relatorio

_S = SituacaoRelatorio
PRIMEIRO_MES = date(2024, 10, 1)  # O da portaria que criou o relatório.

ABRIR = Transicao("abrir", "Abrir o relatório", (), _S.RECEBIDO, trata_do_relatorio)
CONFERIR = Transicao(
    "conferir", "Dar por conferido", (_S.RECEBIDO,), _S.CONFERIDO, trata_do_relatorio
)
RECEBER = Transicao(
    "receber", "Receber linhas", (_S.RECEBIDO, _S.CONFERIDO), _S.RECEBIDO, trata_do_relatorio
)
RETIRAR = Transicao(
    "retirar_linha",
    "Retirar uma linha",
    (_S.RECEBIDO, _S.CONFERIDO),
    _S.RECEBIDO,
    trata_do_relatorio,
    exige_motivo=True,
)
ENTREGAR = Transicao("entregar", "Entregar", (_S.CONFERIDO,), _S.ENTREGUE, responde_pelo_hub)
REABRIR = Transicao(
    "reabrir", "Reabrir", (_S.ENTREGUE,), _S.RECEBIDO, responde_pelo_hub, exige_motivo=True
)
TRANSICOES = (ABRIR, CONFERIR, RECEBER, RETIRAR, ENTREGAR, REABRIR)
# As que são um gesto da pessoa sobre o mês: as outras vêm com o arquivo, ou com uma linha dele.
GESTOS = (CONFERIR, ENTREGAR, REABRIR)


@transaction.atomic
def abrir(hub: Hub, mes: date, *, por: Usuario, hoje: date | None = None) -> RelatorioHub:
    """O relatório do mês: o que já há, ou um novo, vazio. Repetir não cria outro."""
    mes = mes.replace(day=1)
    if not PRIMEIRO_MES <= mes <= (hoje or timezone.localdate()):
        raise TransicaoInvalida(
            f"Não há relatório de {mes:%m/%Y}: valem os meses de {PRIMEIRO_MES:%m/%Y} até o de "
            "agora.",
            codigo="mes",
        )
    # Travado o hub, dois pedidos ao mesmo tempo acham o mesmo relatório.
    Hub.objects.select_for_update(of=("self",)).get(pk=hub.pk)
    existente = RelatorioHub.objects.filter(hub=hub, mes=mes).first()
    return existente or criar(RelatorioHub(hub=hub, mes=mes, aberto_por=por), ABRIR, por=por)


def exigir_aberto(relatorio: RelatorioHub, antes_de: str = "enviar outro arquivo") -> None:
    """Levanta `TransicaoInvalida` se o mês já se fechou."""
    if relatorio.situacao == SituacaoRelatorio.ENTREGUE:
        raise TransicaoInvalida(
            f"O relatório de {relatorio.mes:%m/%Y} já foi entregue. Reabra-o, dizendo o motivo, "
            f"antes de {antes_de}.",
            codigo="entregue",
        )


def conferir(relatorio: RelatorioHub, *, por: Usuario) -> RelatorioHub:
    return executar(relatorio, CONFERIR, por=por)


def entregar(
    relatorio: RelatorioHub, *, por: Usuario, agora: datetime | None = None
) -> RelatorioHub:
    """O mês se fecha: é contra ele que se diz o que é novo nos seguintes."""
    return executar(relatorio, ENTREGAR, por=por, entregue_em=agora or timezone.now())


def reabrir(relatorio: RelatorioHub, *, por: Usuario, motivo: str) -> RelatorioHub:
    """Volta a receber linhas. A data da entrega anterior fica no histórico."""
    return executar(relatorio, REABRIR, por=por, motivo=motivo, entregue_em=None)


VERBOS: dict[str, Callable[..., RelatorioHub]] = {
    "conferir": conferir,
    "entregar": entregar,
    "reabrir": reabrir,
}
