"""Cobrar a resposta: lembrete de tempos em tempos e, passado o prazo, quem mais precisa saber.

A resposta que não vem não desliga ninguém: a pergunta fica vencida, e ainda se pode responder.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from municipios.domain.aviso_reconfirmacao import (
    PENDENTE,
    VENCIDA,
    VENCIDA_EQUIPE,
    pessoas_ou_caixa,
)
from municipios.domain.contato import (
    Contato,
    caixas_oficiais,
    pessoas_dos_entes,
    por_responsavel,
)
from municipios.domain.lembrete import limite, regra_ativa, vencimento
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.domain.reconfirmacao import VENCER
from municipios.domain.transicoes import executar_varios
from municipios.models import Campanha, Reconfirmacao, RegraLembrete, Usuario

# Quantos entes o aviso à equipe diz pelo nome; os demais estão na página da campanha.
NOMES_NO_AVISO = 10


def cobrar(*, agora: datetime | None = None) -> int:
    """A varredura do dia: vence o que passou do prazo e lembra o que falta; diz os avisos novos."""
    hoje = timezone.localdate(agora)
    vencidos = dar_por_vencidas(hoje)
    regra = regra_ativa(PENDENTE)
    return vencidos + (notificar_todos(_lembretes(regra, hoje)) if regra else 0)


def _lembretes(regra: RegraLembrete, hoje: date) -> Iterator[Aviso]:
    faltam = Reconfirmacao.objects.em_aberto().filter(aberta_em__lt=limite(regra, hoje))
    faltam = faltam.exclude(campanha__in=Campanha.objects.a_terminar())
    grupos = list(
        faltam.values("campanha", "campanha__nome", "ente")
        .order_by()
        .annotate(desde=Min("aberta_em"), ate=Min("prazo"))
    )
    destinos = pessoas_ou_caixa(sorted({grupo["ente"] for grupo in grupos}), hoje)
    for grupo in grupos:
        ente, dia = grupo["ente"], vencimento(regra, grupo["desde"], hoje)
        contexto = {"campanha": grupo["campanha__nome"], "prazo": f"{grupo['ate']:%d/%m/%Y}"}
        for contato in destinos.get(ente, []):
            chave = f"{PENDENTE}:{grupo['campanha']}-{ente}:{contato.quem}:{dia}"
            yield Aviso(chave, PENDENTE, contato.email, contato.nome, ente, contexto)


@transaction.atomic
def dar_por_vencidas(hoje: date | None = None) -> int:
    """Vence as atrasadas e, na mesma transação, avisa a caixa oficial e o responsável na SGD."""
    dia = hoje or timezone.localdate()
    atrasadas = executar_varios(
        Reconfirmacao.objects.atrasadas_em(dia),
        VENCER,
        por=Usuario.objects.sistema(),
        motivo="O prazo passou sem resposta.",
    )
    por_campanha: dict[int, set[str]] = defaultdict(set)
    for atrasada in atrasadas:
        por_campanha[atrasada.campanha_id].add(atrasada.ente_id)
    avisos = 0
    for campanha in Campanha.objects.filter(pk__in=por_campanha).order_by("pk"):
        entes = sorted(por_campanha[campanha.pk])
        avisos += notificar_todos(_aos_entes(campanha, entes, dia))
        avisos += notificar_todos(_a_equipe(campanha, entes, dia))
    return avisos


def _aos_entes(campanha: Campanha, entes: list[str], dia: date) -> Iterator[Aviso]:
    """À caixa oficial; sem caixa, às pessoas."""
    destinos: dict[str, list[Contato]] = dict(pessoas_dos_entes(entes, dia))
    destinos.update({ente: [caixa] for ente, caixa in caixas_oficiais(entes).items()})
    for ente, contatos in destinos.items():
        for contato in contatos:
            chave = f"{VENCIDA}:{campanha.pk}-{ente}:{contato.quem}:{dia}"
            contexto = {"campanha": campanha.nome}
            yield Aviso(chave, VENCIDA, contato.email, contato.nome, ente, contexto)


def _a_equipe(campanha: Campanha, entes: list[str], dia: date) -> Iterator[Aviso]:
    """Um aviso por pessoa da SGD com todos os entes dela, e não um por ente."""
    for contato, quantos, nomes in por_responsavel(entes, NOMES_NO_AVISO):
        contexto = {
            "campanha": campanha.nome,
            "numero": campanha.pk,
            "quantos": quantos,
            "entes": nomes,
        }
        chave = f"{VENCIDA_EQUIPE}:{campanha.pk}:{contato.quem}:{dia}"
        yield Aviso(chave, VENCIDA_EQUIPE, contato.email, contato.nome, None, contexto)
