"""Os avisos da reconfirmação: ao abrir, de tempos em tempos, e quando o prazo passa.

O prazo das perguntas da rotina e a repetição dos lembretes são `RegraLembrete`; o texto está em
`templates/emails`. Nenhum traz CPF.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from municipios.domain.contato import Contato, caixas_oficiais, pessoas_dos_entes
from municipios.domain.lembrete import regra_ativa
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Campanha

PEDIDA = "reconfirmacao_pedida"
PENDENTE = "reconfirmacao_pendente"
VENCIDA = "reconfirmacao_vencida"
VENCIDA_EQUIPE = "reconfirmacao_vencida_equipe"
# Sem a regra (ou com ela desligada), a rotina ainda precisa de um prazo.
DIAS_PARA_RESPONDER = 30


def prazo_da_rotina(dia: date) -> date:
    regra = regra_ativa(VENCIDA)
    return dia + timedelta(days=regra.dias if regra else DIAS_PARA_RESPONDER)


def avisar_do_pedido(campanha: Campanha, entes: Iterable[str], prazo: date, dia: date) -> int:
    """Um aviso a cada pessoa que pode responder; onde não há nenhuma, à caixa oficial do ente."""
    perguntados = sorted(set(entes))
    destinos = pessoas_ou_caixa(perguntados, dia)
    return notificar_todos(_do_pedido(campanha, destinos, prazo, dia))


def _do_pedido(
    campanha: Campanha, destinos: dict[str, list[Contato]], prazo: date, dia: date
) -> Iterator[Aviso]:
    contexto = {"campanha": campanha.nome, "prazo": f"{prazo:%d/%m/%Y}"}
    for ente, contatos in destinos.items():
        for contato in contatos:
            chave = f"{PEDIDA}:{campanha.pk}-{ente}:{contato.quem}:{dia}"
            yield Aviso(chave, PEDIDA, contato.email, contato.nome, ente, contexto)


def pessoas_ou_caixa(entes: list[str], dia: date) -> dict[str, list[Contato]]:
    pessoas, caixas = pessoas_dos_entes(entes, dia), caixas_oficiais(entes)
    sozinhos = {e: [caixa] for e, caixa in caixas.items() if e not in pessoas}
    return pessoas | sozinhos
