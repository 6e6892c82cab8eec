"""Os avisos da nova assinatura: ao pedir, perto do prazo, passado o prazo, e se a SGD cancela.

A antecedência e a repetição dos lembretes são `RegraLembrete`; o texto está em `templates/emails`.
"""

from collections.abc import Iterator
from datetime import date

from municipios.domain.aviso_reconfirmacao import pessoas_ou_caixa
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Renovacao

PEDIDA = "reassinatura_pedida"
PENDENTE = "reassinatura_pendente"
VENCIDA = "reassinatura_vencida"
VENCIDA_EQUIPE = "reassinatura_vencida_equipe"
CANCELADA = "reassinatura_cancelada"


def avisar_do_pedido(renovacao: Renovacao, entes: list[str], dia: date) -> int:
    """À chefia do Executivo e aos pontos focais; onde não há ninguém, à caixa oficial do ente."""
    return notificar_todos(avisos(PEDIDA, renovacao, entes, dia))


def avisar_do_cancelamento(renovacao: Renovacao, entes: list[str], dia: date) -> int:
    motivo = {"motivo": renovacao.motivo_do_cancelamento}
    return notificar_todos(avisos(CANCELADA, renovacao, entes, dia, mais=motivo))


def avisos(
    regra: str,
    renovacao: Renovacao,
    entes: list[str],
    dia: date,
    *,
    periodo: str = "uma",
    mais: dict[str, str] | None = None,
) -> Iterator[Aviso]:
    """Um por pessoa do ente; `periodo` distingue as repetições da mesma regra."""
    contexto = {"texto": str(renovacao.modelo), "prazo": f"{renovacao.prazo:%d/%m/%Y}"}
    for ente, contatos in pessoas_ou_caixa(entes, dia).items():
        for contato in contatos:
            chave = f"{regra}:{renovacao.pk}-{ente}:{contato.quem}:{periodo}"
            quem = contato.email, contato.nome
            yield Aviso(chave, regra, *quem, ente, contexto | (mais or {}))
