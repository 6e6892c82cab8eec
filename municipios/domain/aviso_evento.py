"""Os avisos de um evento, a quem recebeu o convite. Só o do convite traz o endereço com segredo."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import ConviteEvento, Evento, Inscricao

CONVITE = "evento_convite"
PROMOVIDO = "evento_promovido"
CANCELADO = "evento_cancelado"
LEMBRETE = "evento_lembrete"
ANTECEDENCIA = timedelta(days=2)


def avisar_do_convite(evento: Evento, convites: Iterable[tuple[ConviteEvento, str]]) -> int:
    """Cada convite com o segredo dele, que não se guarda em tabela nossa a não ser no aviso."""
    return notificar_todos(
        _aviso(CONVITE, evento, convite, {"segredo": segredo}) for convite, segredo in convites
    )


def avisar_da_vaga(evento: Evento, inscricao: Inscricao) -> int:
    """`respondida_em` na chave: quem desiste e volta à espera pode ser promovido outra vez."""
    convites = inscricao.convites.select_related("inscricao")
    vez = f"{inscricao.respondida_em:%Y%m%d%H%M%S%f}"
    return notificar_todos(_aviso(PROMOVIDO, evento, convite, {}, vez) for convite in convites)


def avisar_do_cancelamento(evento: Evento, motivo: str) -> int:
    convites = ConviteEvento.objects.filter(inscricao__evento=evento).select_related("inscricao")
    return notificar_todos(
        _aviso(CANCELADO, evento, convite, {"motivo": motivo}) for convite in convites
    )


def lembrar_confirmados(agora: datetime | None = None) -> int:
    """A varredura: avisa quem confirmou, até dois dias antes; data nova, lembrete novo."""
    agora = agora or timezone.now()
    proximos = Evento.objects.publicados().filter(
        inicio__gt=agora, inicio__lte=agora + ANTECEDENCIA
    )
    convites = ConviteEvento.objects.filter(
        inscricao__in=Inscricao.objects.confirmadas().filter(evento__in=proximos)
    ).select_related("inscricao__evento")
    return notificar_todos(
        _aviso(LEMBRETE, c.inscricao.evento, c, {}, f"{c.inscricao.evento.inicio:%Y%m%d%H%M}")
        for c in convites
    )


def _aviso(
    regra: str, evento: Evento, convite: ConviteEvento, mais: dict[str, str], vez: str = "uma"
) -> Aviso:
    contexto = {"evento": evento.nome, "quando": evento.quando, "local": evento.local} | mais
    chave = f"{regra}:{convite.inscricao_id}:{convite.quem}:{vez}"
    return Aviso(
        chave, regra, convite.email, convite.nome, convite.inscricao.ente_id, dict(contexto)
    )
