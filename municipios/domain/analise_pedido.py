"""A SGD responde a um pedido de registro de autoridade: aceita, pede o que falta ou recusa."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from municipios.choices.pedido_autoridade import PEDIDO_NA_SGD, FaltaPedido
from municipios.domain.autoridade import encerrar_mandato, identificar, registrar_mandato
from municipios.domain.aviso_do_pedido import avisar_resposta
from municipios.domain.pedido_autoridade import ACEITAR, DEVOLVER, RECUSAR
from municipios.domain.transicoes import TransicaoInvalida, conferir, executar
from municipios.models import Autoridade, PedidoAutoridade, Usuario


def mandatos_no_lugar(pedido: PedidoAutoridade) -> QuerySet[Autoridade]:
    """Quem consta no mesmo lugar nos dias do pedido: só um dos dois pode ficar."""
    do_lugar = Autoridade.objects.filter(ente=pedido.ente_id, condicao=pedido.condicao)
    inicio = pedido.inicio or timezone.localdate()
    return do_lugar.no_cargo_entre(inicio, None).order_by("inicio")


@transaction.atomic
def aceitar(
    pedido: PedidoAutoridade,
    *,
    por: Usuario,
    mesma_pessoa: bool = False,
    fim_do_anterior: date | None = None,
    motivo: str = "",
) -> PedidoAutoridade:
    """Registra a autoridade, que passa a agir pelo ente já no pedido seguinte.

    Se outra consta no mesmo lugar, o mandato dela se encerra em `fim_do_anterior` (na falta, na
    véspera), com o `motivo`; ou, se é a `mesma_pessoa`, o registro que existe ganha o CPF.

    Raises:
        TransicaoInvalida: outro analista respondeu antes; falta dizer o que fazer de quem consta.
    """
    fresco = PedidoAutoridade.objects.select_for_update(of=("self",)).get(pk=pedido.pk)
    conferir(fresco, ACEITAR, por, motivo)
    lugar = list(mandatos_no_lugar(fresco).select_for_update(of=("self",)))
    if mesma_pessoa:
        autoridade = _reconhecer(fresco, lugar, por)
    else:
        _abrir_lugar(fresco, lugar, por, fim_do_anterior, motivo)
        autoridade = _registrar(fresco, por)
    iguais = PedidoAutoridade.objects.filter(
        ente=fresco.ente_id, cpf=fresco.cpf, situacao__in=PEDIDO_NA_SGD
    )
    for igual in iguais.exclude(pk=fresco.pk):
        _responder(igual, ACEITAR, por, "", autoridade=autoridade)
    return _responder(fresco, ACEITAR, por, "", autoridade=autoridade)


@transaction.atomic
def devolver(
    pedido: PedidoAutoridade, *, por: Usuario, faltas: Sequence[str] = (), texto: str = ""
) -> PedidoAutoridade:
    """Pede de uma vez tudo o que falta: as razões do rol (`FaltaPedido`) e o que se escrever."""
    pontos = [FaltaPedido(falta).label for falta in faltas] + [texto.strip()]
    resposta = "\n".join(ponto for ponto in pontos if ponto)
    return _responder(pedido, DEVOLVER, por, resposta)


@transaction.atomic
def recusar(pedido: PedidoAutoridade, *, por: Usuario, motivo: str) -> PedidoAutoridade:
    """Termina o pedido; quem pediu lê o motivo e pode fazer outro."""
    return _responder(pedido, RECUSAR, por, motivo.strip())


def _responder(
    pedido: PedidoAutoridade, transicao: Any, por: Usuario, resposta: str, **campos: Any
) -> PedidoAutoridade:
    respondido = executar(
        pedido,
        transicao,
        por=por,
        motivo=resposta,
        resposta=resposta,
        respondido_por=por,
        respondido_em=timezone.now(),
        **campos,
    )
    avisar_resposta(respondido)
    return respondido


def _registrar(pedido: PedidoAutoridade, por: Usuario) -> Autoridade:
    if pedido.inicio is None:
        raise TransicaoInvalida("O pedido não tem a data de início.", codigo="incompleto")
    return registrar_mandato(
        pedido.ente,
        por=por,
        nome=pedido.nome,
        cargo=pedido.cargo,
        inicio=pedido.inicio,
        documento=pedido.documento,
        cpf=pedido.cpf,
        email=pedido.email,
        condicao=pedido.condicao,
        ato=pedido.get_prova_display(),
    )


def _reconhecer(pedido: PedidoAutoridade, lugar: list[Autoridade], por: Usuario) -> Autoridade:
    if len(lugar) != 1:
        raise TransicaoInvalida(
            "Não há um só registro no lugar desta pessoa. Recarregue a página e confira quem "
            "consta.",
            codigo="mesma_pessoa",
        )
    return identificar(lugar[0], por=por, cpf=pedido.cpf, documento=pedido.documento)


def _abrir_lugar(
    pedido: PedidoAutoridade,
    lugar: list[Autoridade],
    por: Usuario,
    fim: date | None,
    motivo: str,
) -> None:
    if not lugar or pedido.inicio is None:
        return
    quem = " e ".join(f"{outra}, desde {outra.inicio:%d/%m/%Y}" for outra in lugar)
    if not motivo.strip():
        raise TransicaoInvalida(
            f"Já consta {quem}. Para aceitar, diga por que aquele mandato acabou e quando; se é a "
            "mesma pessoa, marque isso; se não acabou, recuse o pedido.",
            codigo="mandato_anterior",
        )
    fim = fim or pedido.inicio - timedelta(days=1)
    if fim >= pedido.inicio or any(fim < outra.inicio for outra in lugar):
        raise TransicaoInvalida(
            f"Já consta {quem}. O último dia daquele mandato tem de ficar entre o começo dele e a "
            f"véspera de {pedido.inicio:%d/%m/%Y}. Se o pedido traz a data errada, devolva-o.",
            codigo="data",
        )
    for outra in lugar:
        encerrar_mandato(outra, por=por, fim=fim, motivo=motivo)
