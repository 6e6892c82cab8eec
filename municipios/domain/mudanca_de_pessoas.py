"""A caixa oficial do ente fica sabendo de toda mudança de pessoas, feita por quem for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from municipios.domain.contato import caixas_oficiais
from municipios.domain.notificacao import Aviso, notificar, notificar_todos
from municipios.models import Autoridade, PedidoAutoridade, PontoFocal

MUDANCA = "mudanca_de_pessoas"


@dataclass(frozen=True)
class Mudanca:
    """Um fato sobre uma pessoa do ente. O texto não leva CPF; `ato` o distingue dos outros."""

    de_quem: Autoridade | PedidoAutoridade | PontoFocal
    ato: str
    fato: str


def avisar_mudancas(mudancas: Iterable[Mudanca]) -> None:
    """Uma linha por fato na caixa de saída, na transação de quem chama."""
    notificar_todos(_avisos(list(mudancas)))


def _avisos(mudancas: list[Mudanca]) -> Iterator[Aviso]:
    caixas = caixas_oficiais({mudanca.de_quem.ente_id for mudanca in mudancas})
    for mudanca in mudancas:
        quem = mudanca.de_quem
        if caixa := caixas.get(quem.ente_id):
            chave = f"{MUDANCA}:{quem._meta.model_name}-{quem.pk}:{caixa.quem}:{mudanca.ato}"
            contexto = {"fato": mudanca.fato}
            yield Aviso(chave, MUDANCA, caixa.email, caixa.nome, quem.ente_id, contexto)


def avisar_do_ponto_focal(ponto_focal: PontoFocal, fato: str, *, ato: str) -> None:
    """Quem responde pelo ente e a caixa oficial; se o endereço é o mesmo, um aviso só."""
    avisar_mudancas([Mudanca(ponto_focal, ato, fato)])
    autoridade = ponto_focal.ente.autoridades.no_cargo_em().exclude(email="").first()
    caixa = caixas_oficiais([ponto_focal.ente_id]).get(ponto_focal.ente_id)
    if autoridade and not (caixa and caixa.email.lower() == autoridade.email.lower()):
        notificar(
            f"mudanca_ponto_focal:{ponto_focal.pk}:{autoridade.pk}:{ato}",
            motivo="mudanca_ponto_focal",
            destinatario=autoridade.email,
            nome=autoridade.nome,
            ente=ponto_focal.ente,
            contexto={"fato": fato},
        )


def avisar_indicado(novo: PontoFocal) -> None:
    notificar(
        f"indicacao_ponto_focal:{novo.pk}",
        motivo="indicacao_ponto_focal",
        destinatario=novo.email,
        nome=novo.nome,
        ente=novo.ente,
        contexto={
            "papel": novo.get_papel_display().lower(),
            "tipo": novo.get_tipo_display().lower(),
            "inicio": f"{novo.inicio:%d/%m/%Y}",
        },
    )
