"""Quem fica sabendo de um pedido de registro de autoridade: quem pediu, o ente e a equipe."""

from municipios.choices.pedido_autoridade import SituacaoPedido
from municipios.domain.contato import responsaveis_na_sgd
from municipios.domain.mudanca_de_pessoas import Mudanca, avisar_mudancas
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import PedidoAutoridade

RECEBIDO = "pedido_autoridade_recebido"
RESPONDIDO = "pedido_autoridade_respondido"
EQUIPE = "pedido_autoridade_equipe"


def avisar_envio(pedido: PedidoAutoridade, *, de_novo: bool) -> None:
    """Recibo a quem pediu, alerta à equipe; na primeira vez, a caixa oficial do ente também sabe.

    É assim que um ente descobre quem se diz chefe dele sem ser.
    """
    vez = _vez(pedido)
    contexto = {"pedido": pedido.pk, "quem": str(pedido), "de_novo": de_novo}
    avisos = [
        Aviso(f"{EQUIPE}:{pedido.pk}:{quem.quem}:{vez}", EQUIPE, quem.email, quem.nome,
              pedido.ente_id, contexto)
        for quem in responsaveis_na_sgd([pedido.ente_id])[pedido.ente_id]
    ]  # fmt: skip
    notificar_todos([*avisos, *_a_quem_pediu(pedido, RECEBIDO, vez)])
    if not de_novo:
        origem = pedido.get_origem_display().lower()
        fato = (
            f"A SGD recebeu um pedido para registrar {pedido} na chefia do Executivo. Quem pede é "
            f"{origem}. A SGD confere o documento antes de registrar."
        )
        avisar_mudancas([Mudanca(pedido, "pedir", fato)])


def avisar_resposta(pedido: PedidoAutoridade) -> None:
    notificar_todos(_a_quem_pediu(pedido, RESPONDIDO, _vez(pedido)))


def _a_quem_pediu(pedido: PedidoAutoridade, motivo: str, vez: str) -> list[Aviso]:
    """O e-mail do GOV.BR; sem ele, o que a própria pessoa escreveu no pedido."""
    por = pedido.por
    email = por.email or (pedido.email if pedido.eh_da_propria_pessoa else "")
    contexto = {
        "pedido": pedido.pk,
        "quem": str(pedido),
        "situacao": pedido.get_situacao_display(),
        "aceito": pedido.situacao == SituacaoPedido.ACEITO,
        "devolvido": pedido.situacao == SituacaoPedido.DEVOLVIDO,
        "propria": pedido.eh_da_propria_pessoa,
        "resposta": pedido.resposta,
    }
    chave = f"{motivo}:{pedido.pk}:usuario-{por.pk}:{vez}"
    nome = por.nome_de_tratamento
    return [Aviso(chave, motivo, email, nome, pedido.ente_id, contexto)] if email else []


def _vez(pedido: PedidoAutoridade) -> str:
    """Cada envio e cada resposta se avisa uma vez."""
    quando = max(filter(None, (pedido.enviado_em, pedido.respondido_em)))
    return quando.isoformat()
