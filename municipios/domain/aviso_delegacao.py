"""Avisa o ente e o hub de que mudou quem vê; e lembra o ente da delegação que está por acabar."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F
from django.utils import timezone

from municipios.domain.contato import Contato, caixas_oficiais, pessoas_dos_entes
from municipios.domain.lembrete import na_cadencia, regra_ativa
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Delegacao, Operador, RegraLembrete

AO_ENTE, AO_HUB, VENCE = "delegacao_mudou", "delegacao_do_hub_mudou", "delegacao_vence"
NOMES_NO_AVISO = 10


@dataclass(frozen=True)
class Mudanca:
    """O hub `mudou` (o que vê) as implantações do ente, `porque`; `ato` entra na chave do aviso."""

    ato: str
    mudou: str
    porque: str


def avisar(delegacoes: Sequence[Delegacao], mudanca: Mudanca) -> int:
    """Na transação do ato: quem responde por cada ente, a caixa oficial dele, e quem opera o hub.

    Cada operador recebe um aviso só, por mais entes que sejam.
    """
    return notificar_todos([*_aos_entes(delegacoes, mudanca), *_aos_hubs(delegacoes, mudanca)])


def _aos_entes(delegacoes: Sequence[Delegacao], mudanca: Mudanca) -> Iterator[Aviso]:
    contatos = _contatos({delegacao.ente_id for delegacao in delegacoes})
    for delegacao in delegacoes:
        hub, ente = delegacao.hub.nome, delegacao.ente
        fato = f"{hub} {mudanca.mudou} as implantações de {ente}, {mudanca.porque}."
        for contato in contatos[ente.pk]:
            chave = f"{AO_ENTE}:{delegacao.pk}:{contato.quem}:{mudanca.ato}"
            yield Aviso(chave, AO_ENTE, contato.email, contato.nome, ente.pk, {"fato": fato})


def _aos_hubs(delegacoes: Sequence[Delegacao], mudanca: Mudanca) -> Iterator[Aviso]:
    por_hub: dict[int, list[Delegacao]] = defaultdict(list)
    for delegacao in delegacoes:
        por_hub[delegacao.hub_id].append(delegacao)
    operadores = Operador.objects.em_exercicio().filter(hub__in=por_hub)
    for pk, nome, email, hub in operadores.order_by("pk").values_list("pk", "nome", "email", "hub"):
        dele = por_hub[hub]
        contexto = {
            "hub": hub,
            "fato": f"{dele[0].hub.nome} {mudanca.mudou} as implantações, {mudanca.porque}:",
            "entes": [str(delegacao.ente) for delegacao in dele[:NOMES_NO_AVISO]],
            "outros": max(0, len(dele) - NOMES_NO_AVISO),
        }
        chave = f"{AO_HUB}:{dele[0].pk}:operador-{pk}:{mudanca.ato}"
        yield Aviso(chave, AO_HUB, email, nome, None, contexto)


def _contatos(entes: Iterable[str]) -> dict[str, list[Contato]]:
    """Quem responde por cada ente e a caixa oficial; o mesmo endereço recebe um só."""
    codigos = list(entes)
    pessoas, caixas = pessoas_dos_entes(codigos), caixas_oficiais(codigos)
    achados = {}
    for ente in codigos:
        todos = [*pessoas.get(ente, []), *([caixas[ente]] if ente in caixas else [])]
        por_endereco = {contato.email.lower(): contato for contato in reversed(todos)}
        achados[ente] = list(por_endereco.values())
    return achados


def lembrar_vencimentos(*, agora: datetime | None = None) -> int:
    """Diz ao ente, dias antes, que o hub vai deixar de ver; a regra (`RegraLembrete`) diz quantos.

    A que dura menos que a antecedência não se lembra: o ente acabou de dizer até quando.
    """
    regra = regra_ativa(VENCE)
    return notificar_todos(_lembretes(regra, timezone.localdate(agora))) if regra else 0


def _lembretes(regra: RegraLembrete, hoje: date) -> Iterator[Aviso]:
    antecedencia = timedelta(days=regra.dias)
    a_vencer = Delegacao.objects.em_vigor(hoje).filter(
        fim__lte=hoje + antecedencia, inicio__lt=F("fim") - antecedencia
    )
    campos = ("pk", "ente", "fim", "hub__nome")
    linhas = list(a_vencer.order_by("pk").values_list(*campos))
    contatos = _contatos({ente for _, ente, _, _ in linhas})
    for pk, ente, fim, hub in linhas:
        dia = na_cadencia(regra, fim - antecedencia, hoje)
        contexto = {"delegacao": pk, "hub": hub, "fim": f"{fim:%d/%m/%Y}"}
        for contato in contatos[ente]:
            chave = f"{VENCE}:{pk}-{fim}:{contato.quem}:{dia}"
            yield Aviso(chave, VENCE, contato.email, contato.nome, ente, contexto)
